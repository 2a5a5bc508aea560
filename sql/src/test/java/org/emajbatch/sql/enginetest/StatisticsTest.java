package org.emajbatch.sql.enginetest;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Statistics are taken from counters; they say what the log holds, whatever was rolled back. */
class StatisticsTest extends EngineTestCase {

  private static final int STEPS = 25;

  private final List<String> marks = new ArrayList<>();

  @BeforeEach
  void prepare() throws Exception {
    sql.run(
        "CREATE TABLE app.a (id serial PRIMARY KEY, v int)",
        "CREATE TABLE app.b (id serial PRIMARY KEY, v int)",
        "CREATE TABLE app.c (id serial PRIMARY KEY, v int)",
        "SELECT emaj.emaj_create_group('g')",
        "SELECT emaj.emaj_assign_table('app', 'a', 'g')",
        "SELECT emaj.emaj_start_group('g', 'start')");
    marks.add("start");
  }

  @Test
  void aTableThatJoinedWhileTheGroupWasIdleCountsFromThen() throws Exception {
    sql.run(
        "INSERT INTO app.a (v) VALUES (1)",
        "SELECT emaj.emaj_stop_group('g', 'stop')",
        "SELECT emaj.emaj_assign_table('app', 'b', 'g')",
        "INSERT INTO app.b (v) VALUES (1)",
        "SELECT emaj.emaj_start_group('g', 'again', false)",
        "INSERT INTO app.b (v) VALUES (2), (3)");
    assertThat(
            sql.rows(
                "SELECT stat_table, stat_rows FROM emaj.emaj_log_stat_group('g', 'start', '')"))
        .containsExactly("a|1", "b|2");
    marks.addAll(List.of("stop", "again"));
    assertCountsEqualTheLog();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void countsEqualTheLogAfterAnyChainOfRollbacks(long seed) throws Exception {
    Random random = new Random(seed);
    List<String> later = new ArrayList<>(List.of("b", "c"));
    int firstOfSession = 0;
    for (int step = 0; step < STEPS; step++) {
      String name = "m" + step;
      int target = firstOfSession + random.nextInt(marks.size() - firstOfSession);
      switch (random.nextInt(11)) {
        case 0, 1, 2 -> change(random);
        case 3, 4 -> {
          sql.run("SELECT emaj.emaj_set_mark_group('g', '" + name + "')");
          marks.add(name);
        }
        case 5, 6 -> {
          sql.run("SELECT emaj.emaj_rollback_group('g', '" + marks.get(target) + "', true)");
          marks.subList(target + 1, marks.size()).clear();
        }
        case 7 -> {
          sql.run("SELECT emaj.emaj_logged_rollback_group('g', '" + marks.get(target) + "', true)");
          String id = sql.value("SELECT max(rlbk_id) FROM emaj.emaj_rlbk");
          marks.addAll(List.of("RLBK_" + id + "_START", "RLBK_" + id + "_DONE"));
        }
        case 8 -> consolidate(random);
        case 9 -> {
          String first = marks.get(random.nextInt(Math.min(2, marks.size())));
          int gone =
              Integer.parseInt(
                  sql.value("SELECT emaj.emaj_delete_before_mark_group('g', '" + first + "')"));
          marks.subList(0, gone).clear();
          firstOfSession = Math.max(0, firstOfSession - gone);
        }
        default -> {
          boolean idle = random.nextBoolean();
          if (idle) {
            sql.run("SELECT emaj.emaj_stop_group('g', 'stop" + step + "')");
            marks.add("stop" + step);
            firstOfSession = marks.size();
          }
          if (!later.isEmpty()) {
            String mark = idle ? "" : ", '{}', '" + name + "'";
            sql.run(
                "SELECT emaj.emaj_assign_table('app', '" + later.remove(0) + "', 'g'" + mark + ")");
            if (!idle) {
              marks.add(name);
            }
          }
          if (idle) {
            sql.run("SELECT emaj.emaj_start_group('g', '" + name + "', false)");
            marks.add(name);
          }
        }
      }
      assertCountsEqualTheLog();
    }
  }

  private void consolidate(Random random) throws SQLException {
    List<String> found =
        sql.rows(
            "SELECT cons_target_rlbk_mark_name, cons_end_rlbk_mark_name FROM emaj.emaj_get_consolidable_rollbacks()");
    if (!found.isEmpty()) {
      String[] ends = found.get(random.nextInt(found.size())).split("\\|");
      sql.run("SELECT emaj.emaj_consolidate_rollback_group('g', '" + ends[1] + "')");
      marks.subList(marks.indexOf(ends[0]) + 1, marks.indexOf(ends[1])).clear();
    }
  }

  private void change(Random random) throws SQLException {
    String table = List.of("app.a", "app.b", "app.c").get(random.nextInt(3));
    sql.run(
        "INSERT INTO " + table + " (v) SELECT generate_series(1, " + (1 + random.nextInt(5)) + ")",
        "UPDATE " + table + " SET v = v + 1 WHERE v > " + random.nextInt(6),
        random.nextInt(4) == 0
            ? "TRUNCATE " + table
            : "DELETE FROM " + table + " WHERE v = " + random.nextInt(6));
  }

  private void assertCountsEqualTheLog() throws SQLException {
    for (int first = 0; first < marks.size(); first++) {
      assertCountsEqualTheLog(marks.get(first), "");
      for (int last = first + 1; last < marks.size(); last++) {
        assertCountsEqualTheLog(marks.get(first), marks.get(last));
      }
    }
  }

  private void assertCountsEqualTheLog(String first, String last) throws SQLException {
    String gid =
        "(SELECT time_last_emaj_gid FROM emaj.emaj_mark JOIN emaj.emaj_time_stamp ON time_id = mark_time_id WHERE mark_name = '%s')";
    StringBuilder logged = new StringBuilder();
    for (String table : sql.rows("SELECT rel_tblseq FROM emaj.emaj_relation")) {
      logged
          .append(logged.isEmpty() ? "" : " UNION ALL ")
          .append("SELECT '%1$s', count(DISTINCT emaj_gid) FROM emaj.app_%1$s_log".formatted(table))
          .append(" WHERE emaj_gid > ")
          .append(gid.formatted(first))
          .append(last.isEmpty() ? "" : " AND emaj_gid <= " + gid.formatted(last))
          .append(" HAVING count(*) > 0");
    }
    assertThat(
            sql.rows(
                "SELECT stat_table, stat_rows FROM emaj.emaj_log_stat_group('g', '%s', '%s') WHERE stat_rows <> 0 ORDER BY 1"
                    .formatted(first, last)))
        .as("from %s to %s", first, last)
        .isEqualTo(sql.rows(logged + " ORDER BY 1"));
  }
}
