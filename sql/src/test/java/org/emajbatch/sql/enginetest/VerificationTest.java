package org.emajbatch.sql.enginetest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a verified rollback notices: the restored rows are altered behind its back, by a trigger
 * that the group's definition keeps enabled.
 */
class VerificationTest extends EngineTestCase {

  private String operator;

  @BeforeEach
  void prepare() throws Exception {
    operator = createOperator();
    sql.run(
        "CREATE TABLE app.t (id int PRIMARY KEY, qty numeric, note json)",
        "INSERT INTO app.t SELECT i, 1.0, '{}' FROM generate_series(1, 20) i",
        "CREATE FUNCTION app.meddle() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'",
        "CREATE TRIGGER meddle AFTER INSERT OR UPDATE OR DELETE ON app.t"
            + " FOR EACH STATEMENT EXECUTE FUNCTION app.meddle()",
        "SELECT emaj.emaj_create_group('g')",
        "SELECT emaj.emaj_assign_table('app', 't', 'g', '{\"ignored_triggers\": \"meddle\"}')",
        "SELECT emaj.emaj_start_group('g', 'm')",
        "UPDATE app.t SET qty = qty + 1 WHERE id <= 5",
        "DELETE FROM app.t WHERE id = 6",
        "INSERT INTO app.t VALUES (30, 1, '[]')",
        "UPDATE app.t SET qty = qty + 1 WHERE id = 7",
        "UPDATE app.t SET qty = qty - 1 WHERE id = 7",
        "INSERT INTO app.t VALUES (40, 2.0, '[]')",
        "DELETE FROM app.t WHERE id = 40");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          UPDATE app.t SET qty = 99 WHERE id = 1                | 1 of its 9 changed keys differ | (1): other
          UPDATE app.t SET qty = 1.00 WHERE id = 2              | 1 of its 9 changed keys differ | (2): other
          UPDATE app.t SET note = '{ }' WHERE id IN (2, 6)      | 2 of its 9 changed keys differ | other; (
          UPDATE app.t SET id = 31 WHERE id = 3                 | 1 of its 9 changed keys differ | (3): missing
          DELETE FROM app.t WHERE id = 6                        | 1 of its 9 changed keys differ | (6): missing
          INSERT INTO app.t VALUES (30) ON CONFLICT DO NOTHING  | 1 of its 9 changed keys differ | (30): surplus
          UPDATE app.t SET qty = 2 WHERE id = 7                 | of its 2 keys whose changes cancel each other out not all were left alone | had 1
          DELETE FROM app.t WHERE id = 7                        | of its 2 keys whose changes cancel each other out not all were left alone | have 0
          INSERT INTO app.t VALUES (40, 2.0, '[]') ON CONFLICT DO NOTHING | of its 2 keys whose changes cancel each other out not all | have 2
          """)
  void aRowThatIsNotAsAtTheMarkEndsTheRollback(String meddling, String found, String sample)
      throws Exception {
    meddle(meddling);
    Images changed = Images.of(sql, "app");
    for (boolean logged : new boolean[] {false, true}) {
      try (ParallelRollback rollback = new ParallelRollback(database, operator, 2)) {
        int id = rollback.init("{g}", "m", logged);
        assertThat(rollback.verify()).isEqualTo(1);
        rollback.lockAndStart();
        assertThatThrownBy(rollback::execute)
            .cause()
            .hasMessageContaining("app.t is not as it was at the mark")
            .hasMessageContaining(found)
            .hasMessageContaining(sample)
            .hasMessageContaining("Nothing was changed")
            .isInstanceOfSatisfying(
                SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("EMAJ1"));
        assertThat(
                sql.value(
                    "SELECT rlbk_status, rlbk_messages[1] FROM emaj.emaj_rlbk WHERE rlbk_id = "
                        + id))
            .contains("ABORTED", "VERIFY_TABLE app.t", found);
      }
      assertThat(Images.of(sql, "app")).isEqualTo(changed);
    }
  }

  @Test
  void withoutVerificationTheSameGoesUnnoticed() throws Exception {
    meddle("UPDATE app.t SET qty = 99 WHERE id = 1");
    sql.run("SELECT emaj.emaj_rollback_group('g', 'm')");
    assertThat(sql.value("SELECT qty FROM app.t WHERE id = 1")).isEqualTo("99");
    assertThat(
            sql.value(
                "SELECT count(*) FROM emaj.emaj_rlbk_plan WHERE rlbp_step IN ('SNAPSHOT_TABLE', 'VERIFY_TABLE')"))
        .isEqualTo("0");
  }

  @Test
  void aLogThatContradictsItselfIsToldApart() throws Exception {
    sql.run(
        "INSERT INTO emaj.app_t_log (id, qty, emaj_verb, emaj_tuple) VALUES (7, 77, 'INS', 'NEW'), (7, 78, 'INS', 'NEW')");
    try (ParallelRollback rollback = new ParallelRollback(database, operator, 1)) {
      rollback.init("{g}", "m", false);
      rollback.verify();
      rollback.lockAndStart();
      assertThatThrownBy(rollback::execute).hasMessageContaining("(7): contradictory");
    }
  }

  @Test
  void onlyAPlanThatNobodyWorksOnCanBeAddedTo() throws Exception {
    try (ParallelRollback rollback = new ParallelRollback(database, operator, 1)) {
      rollback.init("{g}", "m", false);
      assertThat(rollback.verify()).isEqualTo(1);
      assertThat(rollback.verify()).as("said twice").isEqualTo(1);
      assertThatThrownBy(() -> rollback.session(1).run("SELECT emaj._rlbk_verify(99)"))
          .hasMessageContaining("there is no rollback 99");
    }
    try (ParallelRollback rollback = new ParallelRollback(database, operator, 1)) {
      rollback.init("{g}", "m", false);
      rollback.lockAndStart();
      assertThatThrownBy(rollback::verify).hasMessageContaining("not at work yet");
    }
  }

  @Test
  void onlyMembersOfEmajAdmMayAskForIt() throws Exception {
    String viewer = "viewer_" + database.name();
    database.createRole(viewer, "emaj_viewer");
    try (Session look = new Session(database.open(viewer))) {
      assertThatThrownBy(() -> look.run("SELECT emaj._rlbk_verify(1)"))
          .hasMessageContaining("permission denied");
    }
    try (Session adm = new Session(database.open(operator))) {
      assertThatThrownBy(() -> adm.run("SELECT emaj._plan_verification(1)"))
          .hasMessageContaining("permission denied");
    }
  }

  /** From now on, whatever writes to the table runs that statement as well. */
  private void meddle(String statement) throws SQLException {
    sql.run(
        "CREATE OR REPLACE FUNCTION app.meddle() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
            + " IF pg_trigger_depth() = 1 THEN "
            + statement
            + "; END IF; RETURN NULL; END $$");
  }
}
