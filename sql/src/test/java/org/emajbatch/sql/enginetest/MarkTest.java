package org.emajbatch.sql.enginetest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A mark is one point in time: what its gid calls later, its counters call later as well. */
class MarkTest extends EngineTestCase {

  private static final String COUNTED =
      "SELECT coalesce(sum(stat_rows), 0) FROM emaj.emaj_log_stat_group('g', 'late', '')";
  private static final String LOGGED =
      "SELECT count(*) FROM emaj.app_a_log, emaj.emaj_mark JOIN emaj.emaj_time_stamp ON time_id = mark_time_id"
          + " WHERE mark_name = 'late' AND emaj_gid > time_last_emaj_gid AND emaj_tuple = 'OLD'";

  private final ExecutorService thread = Executors.newSingleThreadExecutor();

  @BeforeEach
  void prepare() throws Exception {
    sql.run(
        "CREATE TABLE app.a (id int PRIMARY KEY, v int)",
        "CREATE TABLE app.b (id int PRIMARY KEY)",
        "CREATE SEQUENCE app.s",
        "INSERT INTO app.a SELECT i, 0 FROM generate_series(1, 3) i",
        "SELECT emaj.emaj_create_group('g')",
        "SELECT emaj.emaj_assign_table('app', 'a', 'g')",
        "SELECT emaj.emaj_assign_sequence('app', 's', 'g')",
        "SELECT emaj.emaj_start_group('g', 'm')");
  }

  @Test
  void aChangeDuringALongAssignmentIsBeforeItsMarkOrAfterItButNotBoth() throws Exception {
    changeWhileItWaits(
        "LOCK TABLE app.b IN ROW EXCLUSIVE MODE",
        "SELECT emaj.emaj_assign_table('app', 'b', 'g', NULL, 'late')");
  }

  @Test
  void aChangeDuringALongMarkIsBeforeItOrAfterItButNotBoth() throws Exception {
    changeWhileItWaits(
        "ALTER SEQUENCE app.s OWNER TO current_user",
        "SELECT emaj.emaj_set_mark_group('g', 'late')");
  }

  private void changeWhileItWaits(String obstacle, String operation) throws Exception {
    try (Session holder = new Session(database.open());
        Session waiting = new Session(database.open())) {
      holder.run("BEGIN", obstacle);
      Future<?> done =
          thread.submit(
              () -> {
                waiting.run(operation);
                return null;
              });
      await()
          .atMost(30, TimeUnit.SECONDS)
          .until(() -> !"0".equals(sql.value("SELECT count(*) FROM pg_locks WHERE NOT granted")));
      sql.run("UPDATE app.a SET v = 1 WHERE id = 1");
      holder.run("COMMIT");
      done.get(30, TimeUnit.SECONDS);
    } finally {
      thread.shutdown();
    }
    assertThat(Integer.parseInt(sql.value(COUNTED)))
        .as("changes that the counters show after the mark")
        .isGreaterThanOrEqualTo(Integer.parseInt(sql.value(LOGGED)));
    String atMark = sql.value("SELECT v FROM app.a WHERE id = 1");
    sql.run("SELECT emaj.emaj_logged_rollback_group('g', 'late')");
    String once = sql.value("SELECT v FROM app.a WHERE id = 1");
    sql.run("UPDATE app.a SET v = 2 WHERE id = 2");
    sql.run("SELECT emaj.emaj_rollback_group('g', 'late')");
    assertThat(sql.value("SELECT v FROM app.a WHERE id = 1")).as("was " + atMark).isEqualTo(once);
  }
}
