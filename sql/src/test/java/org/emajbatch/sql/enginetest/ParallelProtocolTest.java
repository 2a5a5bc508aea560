package org.emajbatch.sql.enginetest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The protocol over several sessions, as a role that has emaj_adm and nothing else. */
class ParallelProtocolTest extends EngineTestCase {

  private String operator;

  @BeforeEach
  void prepare() throws Exception {
    operator = createOperator();
    sql.run(
        "CREATE SEQUENCE app.s",
        "SELECT emaj.emaj_create_group('g')",
        "SELECT emaj.emaj_assign_sequence('app', 's', 'g')");
    for (int i = 1; i <= 6; i++) {
      sql.run(
          "CREATE TABLE app.t" + i + " (id int PRIMARY KEY, v text)",
          "INSERT INTO app.t" + i + " SELECT i, 'v' FROM generate_series(1, 200) i",
          "SELECT emaj.emaj_assign_table('app', 't" + i + "', 'g')");
    }
    sql.run("SELECT emaj.emaj_start_group('g', 'm')");
  }

  private void change() throws Exception {
    for (int i = 1; i <= 6; i++) {
      sql.run(
          "UPDATE app.t" + i + " SET v = 'w' WHERE id % 2 = 0",
          "DELETE FROM app.t" + i + " WHERE id % 3 = 0",
          "INSERT INTO app.t" + i + " VALUES (1000, 'new')");
    }
    sql.run("SELECT nextval('app.s')");
  }

  @Test
  void threeSessionsDoTheWorkOfOne() throws Exception {
    Images atMark = Images.of(sql, "app");
    change();
    try (ParallelRollback rollback = new ParallelRollback(database, operator, 3)) {
      int id = rollback.init("{g}", "m", false);
      assertThat(state(id)).isEqualTo("LOCKING");
      assertThat(
              sql.rows(
                  "SELECT rlbp_session, count(*) FROM emaj.emaj_rlbk_plan"
                      + " WHERE rlbp_step = 'RLBK_TABLE' GROUP BY 1 ORDER BY 1"))
          .containsExactly("1|2", "2|2", "3|2");
      rollback.lockAndStart();
      assertThat(state(id)).isEqualTo("EXECUTING");
      rollback.execute();
      assertThat(
              sql.value(
                  "SELECT count(*) FROM emaj.emaj_rlbk_plan"
                      + " WHERE rlbp_duration IS NULL AND rlbp_step::text NOT IN ('LOCK_TABLE', 'CTRL+DBLINK')"))
          .as("steps whose end is not visible while the transactions still run")
          .isEqualTo("0");
      assertThat(rollback.end()).contains("Notice|6 / 6 tables effectively processed.");
      rollback.prepare();
      assertThat(sql.value("SELECT emaj.emaj_cleanup_rollback_state()")).isEqualTo("0");
      rollback.commit();
      assertThat(sql.value("SELECT emaj.emaj_cleanup_rollback_state()")).isEqualTo("1");
      assertThat(state(id)).isEqualTo("COMMITTED");
    }
    assertThat(Images.of(sql, "app")).isEqualTo(atMark);
    assertThat(sql.value("SELECT count(*) FROM pg_prepared_xacts")).isEqualTo("0");
  }

  @Test
  void aFailingSessionIsRecordedAndNothingChanges() throws Exception {
    change();
    Images changed = Images.of(sql, "app");
    try (ParallelRollback rollback = new ParallelRollback(database, operator, 2);
        Session writer = new Session(database.open())) {
      int id = rollback.init("{g}", "m", false);
      writer.run("BEGIN", "UPDATE app.t1 SET v = 'busy' WHERE id = 1");
      rollback.session(1).run("SET LOCAL lock_timeout = '100ms'");
      rollback.session(2).run("SET LOCAL lock_timeout = '100ms'");
      assertThatThrownBy(rollback::lockAndStart).hasMessageContaining("lock timeout");
      assertThat(state(id)).isEqualTo("ABORTED");
      assertThat(sql.value("SELECT rlbk_messages[1] FROM emaj.emaj_rlbk"))
          .startsWith("In _rlbk_session_lock() for session ");
      writer.run("ROLLBACK");
    }
    assertThat(Images.of(sql, "app")).isEqualTo(changed);
  }

  @Test
  void aTableThatWasUnchangedWhenPlannedMustBeSoWhenLocked() throws Exception {
    sql.run("UPDATE app.t1 SET v = 'w'");
    try (ParallelRollback rollback = new ParallelRollback(database, operator, 2)) {
      rollback.init("{g}", "m", false);
      sql.run("UPDATE app.t2 SET v = 'late'");
      assertThatThrownBy(rollback::lockAndStart).hasMessageContaining("app.t2");
    }
    assertThat(sql.value("SELECT rlbk_status FROM emaj.emaj_rlbk")).isEqualTo("ABORTED");
  }

  @Test
  void changesBetweenPlanningAndLockingAreUndoneWhereThePlanRestores() throws Exception {
    Images atMark = Images.of(sql, "app");
    change();
    try (ParallelRollback rollback = new ParallelRollback(database, operator, 2)) {
      rollback.init("{g}", "m", true);
      sql.run("UPDATE app.t2 SET v = 'late'", "INSERT INTO app.t3 VALUES (2000, 'late')");
      rollback.lockAndStart();
      rollback.execute();
      rollback.end();
      rollback.prepare();
      rollback.commit();
    }
    assertThat(Images.of(sql, "app")).isEqualTo(atMark);
  }

  @Test
  void withoutDblinkOneSessionWorksAndTwoAreRefused() throws Exception {
    sql.run("SELECT emaj.emaj_set_param('dblink_user_password', NULL)");
    Images atMark = Images.of(sql, "app");
    change();
    try (ParallelRollback rollback = new ParallelRollback(database, operator, 2)) {
      assertThatThrownBy(() -> rollback.init("{g}", "m", false))
          .hasMessageContaining("several sessions need dblink")
          .hasMessageContaining("emaj_set_param");
    }
    sql.run("SELECT emaj.emaj_rollback_group('g', 'm')");
    assertThat(Images.of(sql, "app")).isEqualTo(atMark);
    assertThat(sql.value("SELECT rlbk_status FROM emaj.emaj_rlbk")).isEqualTo("COMMITTED");
  }

  @Test
  void aRollbackPlannedInOneTransactionCanRunInAnother() throws Exception {
    Images atMark = Images.of(sql, "app");
    change();
    try (Session client = new Session(database.open(operator))) {
      String id = client.value("SELECT emaj._rlbk_init('{g}', 'm', false, 1, false, false, NULL)");
      client.run("BEGIN", "SELECT emaj._rlbk_async(" + id + ", false)", "ROLLBACK");
      assertThat(sql.value("SELECT emaj.emaj_cleanup_rollback_state()")).isEqualTo("1");
      assertThat(state(Integer.parseInt(id))).isEqualTo("ABORTED");
      id = client.value("SELECT emaj._rlbk_init('{g}', 'm', false, 1, false, false, NULL)");
      client.run("SELECT emaj._rlbk_async(" + id + ", false)");
      sql.run("SELECT emaj.emaj_cleanup_rollback_state()");
      assertThat(state(Integer.parseInt(id))).isEqualTo("COMMITTED");
    }
    assertThat(Images.of(sql, "app")).isEqualTo(atMark);
  }

  @Test
  void activityShowsARollbackWhileItWaits() throws Exception {
    change();
    try (ParallelRollback rollback = new ParallelRollback(database, operator, 2)) {
      int id = rollback.init("{g}", "m", false);
      assertThat(
              sql.value(
                  "SELECT rlbk_id, rlbk_groups, rlbk_nb_session, rlbk_eff_nb_table, rlbk_status, rlbk_completion_pct"
                      + " FROM emaj.emaj_rollback_activity()"))
          .isEqualTo(id + "|{g}|2|6|LOCKING|0");
    }
  }

  private String state(int id) throws Exception {
    return sql.value("SELECT rlbk_status FROM emaj.emaj_rlbk WHERE rlbk_id = " + id);
  }

  @Test
  void aPlannedRollbackThatWaitsForItsSecondRequestIsNeitherCommittedNorGivenUp() throws Exception {
    change();
    int id =
        Integer.parseInt(
            sql.value("SELECT emaj._rlbk_init('{g}', 'm', false, 1, false, false, NULL)"));
    assertThat(sql.value("SELECT emaj.emaj_cleanup_rollback_state()")).isEqualTo("0");
    assertThat(state(id)).isEqualTo("LOCKING");
  }

  @Test
  void aTableThatJoinedAfterThePlanWasMadeIsNotForgotten() throws Exception {
    change();
    String id = sql.value("SELECT emaj._rlbk_init('{g}', 'm', false, 1, false, true, NULL)");
    sql.run(
        "CREATE TABLE app.late (id int PRIMARY KEY)",
        "SELECT emaj.emaj_assign_table('app', 'late', 'g')");
    assertRefused("SELECT emaj._rlbk_async(" + id + ", false)", "app.late");
  }

  @Test
  void aPlannedRollbackDoesNotTakeAnotherMarkOfThatNameForItsOwn() throws Exception {
    change();
    String id = sql.value("SELECT emaj._rlbk_init('{g}', 'm', false, 1, false, false, NULL)");
    sql.run(
        "SELECT emaj.emaj_set_mark_group('g', 'n')",
        "SELECT emaj.emaj_delete_before_mark_group('g', 'n')",
        "SELECT emaj.emaj_set_mark_group('g', 'm')");
    Images now = Images.of(sql, "app");
    assertRefused(
        "SELECT emaj._rlbk_async(" + id + ", false)",
        "the mark \"m\" was deleted after the rollback was planned");
    assertThat(Images.of(sql, "app")).isEqualTo(now);
  }

  @Test
  void aDeadDblinkConnectionIsOpenedAgain() throws Exception {
    try (Session client = new Session(database.open(operator))) {
      client.run("BEGIN", "SELECT emaj._rlbk_init('{g}', 'm', false, 1, false, false, NULL)");
      client.run("ROLLBACK");
      sql.run(
          "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity"
              + " WHERE datname = current_database() AND application_name = 'emaj rlbk#1'");
      client.run("SELECT emaj.emaj_rollback_group('g', 'm')");
    }
    assertThat(sql.value("SELECT count(*) FROM emaj.emaj_rlbk WHERE rlbk_status = 'COMPLETED'"))
        .isEqualTo("1");
  }

  @Test
  @DisplayName("hazard 11: a wait inside dblink would outlast the client's lock_timeout")
  void dblinkWaitsForALockNoLongerThanItsClientWould() throws Exception {
    String asked = "SELECT t FROM dblink('rlbk#1', 'SHOW lock_timeout') AS answer (t text)";
    sql.run("SET lock_timeout = '750ms'", "BEGIN");
    sql.run("SELECT dblink_connect('naive', '" + Engines.conninfo(database.settings()) + "')");
    assertThat(sql.value(asked.replace("rlbk#1", "naive"))).as("naive").isEqualTo("0");
    sql.run("SELECT emaj._rlbk_init('{g}', 'm', false, 1, false, false, NULL)");
    assertThat(sql.value(asked)).isEqualTo("750ms");
    sql.run("ROLLBACK", "SELECT dblink_disconnect('rlbk#1')", "SET lock_timeout = 0", "BEGIN");
    sql.run("SELECT emaj._rlbk_init('{g}', 'm', false, 1, false, false, NULL)");
    assertThat(sql.value(asked)).isEqualTo("10s");
    sql.run("ROLLBACK");
  }

  @Test
  void aTableThatWasAlteredAfterThePlanWasMadeIsRefused() throws Exception {
    change();
    for (String altered :
        List.of(
            "CREATE TABLE app.late AS SELECT 1000 AS id",
            "ALTER TABLE app.late ADD FOREIGN KEY (id) REFERENCES app.t1",
            "CREATE TRIGGER late BEFORE INSERT ON app.t2 FOR EACH ROW EXECUTE FUNCTION suppress_redundant_updates_trigger()",
            "ALTER TABLE app.t3 ADD COLUMN late int")) {
      boolean isTouched = altered.startsWith("ALTER") || altered.startsWith("CREATE TRIGGER");
      try (ParallelRollback rollback = new ParallelRollback(database, operator, 2)) {
        rollback.init("{g}", "m", false);
        sql.run(altered);
        if (isTouched) {
          assertThatThrownBy(rollback::lockAndStart)
              .as(altered)
              .hasMessageMatching(
                  "(?s).*(changed after the rollback was planned|\"late\" of table).*");
        } else {
          rollback.lockAndStart();
        }
      }
    }
  }
}
