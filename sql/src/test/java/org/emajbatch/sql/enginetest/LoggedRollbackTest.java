package org.emajbatch.sql.enginetest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A logged rollback writes its log as a set, with the row triggers off. The log must read as if
 * each change had been undone by hand, count as such, and serve a rollback of the rollback.
 */
class LoggedRollbackTest extends EngineTestCase {

  private static final String UNDONE =
      "SELECT emaj_verb, emaj_tuple, id, v FROM emaj.app_t_log WHERE emaj_gid > (SELECT time_last_emaj_gid"
          + " FROM emaj.emaj_time_stamp JOIN emaj.emaj_mark ON mark_time_id = time_id WHERE mark_name LIKE"
          + " 'RLBK_%_START') ORDER BY emaj_gid, emaj_tuple DESC";

  @BeforeEach
  void prepare() throws Exception {
    sql.run(
        "CREATE TABLE app.t (id int PRIMARY KEY, v int)",
        "CREATE TABLE app.trace (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, told int)",
        "INSERT INTO app.t SELECT i, i FROM generate_series(1, 9) i",
        "SELECT emaj.emaj_create_group('g')");
  }

  @Test
  void eachChangeIsUndoneByTheOppositeOneLatestFirst() throws Exception {
    start();
    sql.run(
        "INSERT INTO app.t VALUES (10, 10)",
        "UPDATE app.t SET v = 20 WHERE id = 2",
        "UPDATE app.t SET id = 33 WHERE id = 3",
        "DELETE FROM app.t WHERE id = 4");

    rollBack();

    assertThat(sql.rows(UNDONE))
        .containsExactly(
            "INS|NEW|4|4",
            "UPD|OLD|33|3",
            "UPD|NEW|3|3",
            "UPD|OLD|2|20",
            "UPD|NEW|2|2",
            "DEL|OLD|10|10");
    assertThat(countedSinceTheRollbackBegan()).isEqualTo("4");
  }

  @Test
  void aKeyThatWasChangedOftenIsUndoneByOneChange() throws Exception {
    start();
    sql.run(
        "UPDATE app.t SET v = v + 1 WHERE id <= 2",
        "UPDATE app.t SET v = v + 1 WHERE id = 1",
        "INSERT INTO app.t VALUES (10, 10)",
        "UPDATE app.t SET v = 11 WHERE id = 10",
        "DELETE FROM app.t WHERE id = 3",
        "UPDATE app.t SET v = 0 WHERE id = 4",
        "UPDATE app.t SET v = 4 WHERE id = 4");

    rollBack();

    assertThat(sql.rows(UNDONE))
        .containsExactlyInAnyOrder(
            "UPD|OLD|1|3",
            "UPD|NEW|1|1",
            "UPD|OLD|2|3",
            "UPD|NEW|2|2",
            "DEL|OLD|10|11",
            "INS|NEW|3|3");
    assertThat(countedSinceTheRollbackBegan()).isEqualTo("4");
  }

  @Test
  void theRowsOfATruncatedTableComeBackAsInserted() throws Exception {
    start();
    sql.run("TRUNCATE app.t");

    rollBack();

    assertThat(sql.rows(UNDONE)).hasSize(9).allMatch(row -> row.startsWith("INS|NEW|"));
    assertThat(countedSinceTheRollbackBegan()).isEqualTo("9");
  }

  @Test
  void theLogSaysWhenInWhichTransactionAndForWhom() throws Exception {
    start();
    sql.run("UPDATE app.t SET v = 0 WHERE id = 1");
    rollBack();

    assertThat(
            sql.rows(
                "SELECT DISTINCT emaj_user = session_user, emaj_txid = hist_txid, emaj_changed BETWEEN"
                    + " rlbk_start_datetime AND rlbk_end_datetime FROM emaj.app_t_log, emaj.emaj_hist, emaj.emaj_rlbk"
                    + " WHERE hist_id = rlbk_begin_hist_id AND emaj_gid > 1"))
        .containsExactly("t|t|t");
  }

  @Test
  void aRollbackOfTheRollbackBringsBackWhatWasThere() throws Exception {
    start();
    sql.run(
        "UPDATE app.t SET v = v + 1 WHERE id > 5",
        "UPDATE app.t SET v = v + 1 WHERE id > 7",
        "DELETE FROM app.t WHERE id IN (1, 9)");
    Images before = Images.of(sql, "app");
    rollBack();
    assertThat(Images.of(sql, "app")).isNotEqualTo(before);

    sql.run("SELECT emaj.emaj_rollback_group('g', 'RLBK_1_START')");

    assertThat(Images.of(sql, "app")).isEqualTo(before);
  }

  /** The log triggers must stay on where an application trigger does: what it writes is logged. */
  @Test
  void whatAKeptTriggerWritesIsLogged() throws Exception {
    sql.run(
        "CREATE FUNCTION app.tell() RETURNS trigger LANGUAGE plpgsql AS"
            + " 'BEGIN INSERT INTO app.trace (told) VALUES (coalesce(NEW.id, OLD.id)); RETURN NULL; END'",
        "CREATE TRIGGER tell AFTER INSERT OR DELETE ON app.t FOR EACH ROW EXECUTE FUNCTION app.tell()",
        "SELECT emaj.emaj_assign_table('app', 't', 'g', '{\"ignored_triggers\": [\"tell\"]}')",
        "SELECT emaj.emaj_assign_table('app', 'trace', 'g')",
        "SELECT emaj.emaj_start_group('g', 'start')",
        "INSERT INTO app.t VALUES (10, 10)");

    sql.run("TRUNCATE app.trace");

    rollBack();

    assertThat(sql.rows("SELECT told FROM app.trace")).containsExactly("10");
    assertThat(sql.value(UNDONE.replace("app_t_log", "app_trace_log").replace("id, v", "told")))
        .isEqualTo("INS|NEW|10");
  }

  private void start() throws Exception {
    sql.run(
        "SELECT emaj.emaj_assign_table('app', 't', 'g')",
        "SELECT emaj.emaj_start_group('g', 'start')");
  }

  private void rollBack() throws Exception {
    sql.run("SELECT emaj.emaj_logged_rollback_group('g', 'start')");
    assertThat(sql.rows("SELECT id, v FROM app.t ORDER BY id"))
        .isEqualTo(List.of("1|1", "2|2", "3|3", "4|4", "5|5", "6|6", "7|7", "8|8", "9|9"));
  }

  private String countedSinceTheRollbackBegan() throws Exception {
    return sql.value(
        "SELECT stat_rows FROM emaj.emaj_log_stat_group('g', 'RLBK_1_START', NULL) WHERE stat_table = 't'");
  }
}
