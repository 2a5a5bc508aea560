package org.emajbatch.orchestrator.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import org.emajbatch.orchestrator.protocol.ProtocolStep;
import org.emajbatch.orchestrator.protocol.StepListener;
import org.emajbatch.orchestrator.testing.ChangedShop;
import org.emajbatch.orchestrator.testing.Program;
import org.emajbatch.orchestrator.testing.Program.Result;
import org.emajbatch.sql.connect.ConnectionSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Something fails while a run is at work: what is said, and whether it is true. */
class FailureTest extends ChangedShop {

  @ParameterizedTest
  @CsvSource({
    "AFTER_CLAIM, 1",
    "AFTER_INIT, 1",
    "AFTER_ASSIGNMENT, 1",
    "BEFORE_LOCK, 2",
    "AFTER_LOCK, 3",
    "AFTER_START, 1",
    "AFTER_EXECUTE, 2",
    "BARRIER, 1",
    "AFTER_END, 1",
    "BEFORE_PREPARE, 2",
    "AFTER_PREPARE, 3",
    "BEFORE_DECIDE, 1"
  })
  void aFailureBeforeTheDecisionUndoesEverythingAtOnce(ProtocolStep step, int session)
      throws Exception {
    Result result = rollBack(failingAt(step, session));

    assertThat(result.exitCode()).isEqualTo(4);
    assertThat(result.json().get("outcome").asString()).isEqualTo("aborted");
    assertThat(result.json().get("state").asString()).isEqualTo("nothingChanged");
    assertThat(result.err()).contains("on purpose");
    nothingChanged();
  }

  @ParameterizedTest
  @EnumSource(names = {"AFTER_DECIDE", "BEFORE_BOOKKEEPING"})
  void aFailureAfterTheDecisionDoesNotUndoIt(ProtocolStep step) throws Exception {
    Result result = rollBack(failingAt(step, 1));

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.json().get("outcome").asString()).isEqualTo("committed");
    assertThat(shop.digests()).isEqualTo(atMark);
    assertThat(shop.prepared()).isZero();
    assertThat(shop.value("SELECT status FROM emaj_batch.batch_job_execution"))
        .isEqualTo("COMPLETED");
  }

  @Test
  void aCommitWhoseConnectionBreaksIsLookedUp() throws Exception {
    // A deferred trigger of session 1 ends its backend while the server is committing.
    shop.database()
        .execute(
            """
            CREATE FUNCTION shop.die() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS
            $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); PERFORM pg_sleep(1); RETURN NULL; END $$
            """,
            "CREATE CONSTRAINT TRIGGER die AFTER INSERT ON emaj_batch.decision"
                + " DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.outcome = 'committed')"
                + " EXECUTE FUNCTION shop.die()");

    Result result = rollBack(StepListener.NONE);

    assertThat(result.exitCode()).as(result.err()).isEqualTo(4);
    assertThat(result.json().get("state").asString()).isEqualTo("nothingChanged");
    nothingChanged();
  }

  @Test
  void anErrorInOneTableIsToldWithItsReason() throws Exception {
    shop.database()
        .execute("ALTER TABLE shop.note ADD CONSTRAINT only_changed CHECK (body ? 'changed')");

    Result result = rollBack(StepListener.NONE);

    assertThat(result.exitCode()).isEqualTo(4);
    assertThat(result.json().get("error").get("message").asString()).contains("only_changed");
    nothingChanged();
  }

  @Test
  void aKeyThatWouldNoLongerHoldUndoesEverythingAndIsNamed() throws Exception {
    shop.database()
        .execute(
            "CREATE TABLE shop.zone (id int PRIMARY KEY)",
            "INSERT INTO shop.zone VALUES (1), (2)",
            "CREATE TABLE shop.shelf (id int PRIMARY KEY, zone int CONSTRAINT shelf_zone"
                + " REFERENCES shop.zone DEFERRABLE INITIALLY DEFERRED)",
            "CREATE TABLE shop.label (id int PRIMARY KEY)",
            "INSERT INTO shop.shelf VALUES (1, 1)",
            "SELECT emaj.emaj_create_group('shelves')",
            "SELECT emaj.emaj_assign_tables('shop', ARRAY['shelf', 'label'], 'shelves')",
            "SELECT emaj.emaj_start_group('shelves', 'M')",
            "INSERT INTO shop.label VALUES (1)",
            "UPDATE shop.shelf SET zone = 2",
            "DELETE FROM shop.zone WHERE id = 1");

    Result result = program.run("-g", "shelves", "-m", "M", "-s", "2", "--json");

    assertThat(result.exitCode()).as(result.out()).isEqualTo(4);
    assertThat(result.json().get("error").get("code").asString()).isEqualTo("foreignKeyBroken");
    assertThat(result.json().get("error").get("message").asString())
        .contains("the foreign key \"shelf_zone\" of \"shop\".\"shelf\" would not hold")
        .contains("not in \"shop\".\"zone\" (1 in all): id = (1)");
    assertThat(result.json().get("error").get("hint").asString()).contains("Insert the missing");
    assertThat(result.json().get("state").asString()).isEqualTo("nothingChanged");
    Result text = program.run("-g", "shelves", "-m", "M", "-s", "1");
    assertThat(text.err()).contains("\"shelf_zone\"", "id = (1)", "Insert the missing rows");
    assertThat(shop.value("SELECT zone FROM shop.shelf")).isEqualTo("2");
    nothingChanged();
  }

  @Test
  void aBrokenJobRepositoryAbortsBeforeTheDecision() throws Exception {
    shop.database().execute("ALTER TABLE emaj_batch.batch_step_execution RENAME TO gone");

    Result result = rollBack(StepListener.NONE);

    assertThat(result.exitCode()).isEqualTo(4);
    assertThat(result.json().get("error").get("code").asString()).isEqualTo("jobFailed");
    assertThat(shop.digests()).isEqualTo(changed);
    assertThat(shop.prepared()).isZero();

    // The run stays open until its job can be closed.
    shop.database().execute("ALTER TABLE emaj_batch.gone RENAME TO batch_step_execution");
    assertThat(program.run("recover").exitCode()).isZero();
    nothingChanged();
    assertThat(shop.value("SELECT status FROM emaj_batch.batch_job_execution")).isEqualTo("FAILED");
  }

  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void noSessionWaitsForOneWhoseStepCannotBegin() throws Exception {
    shop.database()
        .execute(
            "CREATE FUNCTION shop.refuse() RETURNS trigger LANGUAGE plpgsql AS"
                + " $$ BEGIN RAISE EXCEPTION 'no step begins'; END $$",
            "CREATE TRIGGER refuse BEFORE UPDATE ON emaj_batch.batch_step_execution FOR EACH ROW"
                + " WHEN (NEW.step_name = 'session:s2' AND NEW.status = 'STARTED')"
                + " EXECUTE FUNCTION shop.refuse()");

    Result result = rollBack(StepListener.NONE);

    assertThat(result.exitCode()).isEqualTo(4);
    assertThat(result.json().get("error").get("message").asString()).contains("no step begins");
    nothingChanged();
  }

  @Test
  void aJobRepositoryThatBreaksAfterTheDecisionIsOnlyAWarning() throws Exception {
    Result result =
        rollBack(
            at(
                ProtocolStep.AFTER_DECIDE,
                1,
                () ->
                    shop.database()
                        .execute("ALTER TABLE emaj_batch.batch_step_execution RENAME TO gone")));

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.err()).contains("warning: ").contains("not noted as finished everywhere");
    assertThat(shop.digests()).isEqualTo(atMark);
    assertThat(shop.prepared()).isZero();
  }

  @Test
  void aDecidedRunThatCannotBeFinishedSaysSoAndRecoverFinishesIt() throws Exception {
    Result result = rollBack(failingAt(ProtocolStep.BEFORE_FINISH, 2));

    assertThat(result.exitCode()).isEqualTo(5);
    assertThat(result.json().get("outcome").asString()).isEqualTo("committed");
    assertThat(result.json().get("state").asString()).isEqualTo("pending");
    assertThat(result.json().get("next").get(0).asString()).contains("recover");
    assertThat(shop.prepared()).isEqualTo(1);

    Result stranger = Program.connecting(strangersSettings()).run("recover", "--json");
    assertThat(stranger.exitCode()).isEqualTo(5);
    assertThat(stranger.json().get("runs").get(0).get("outcome").asString()).isEqualTo("unknown");
    assertThat(shop.prepared()).isEqualTo(1);

    assertThat(program.run("recover").exitCode()).isZero();
    assertThat(shop.digests()).isEqualTo(atMark);
    assertThat(shop.prepared()).isZero();
  }

  private ConnectionSettings strangersSettings() throws Exception {
    shop.database().createRole("shop_stranger");
    return shop.database().settings("shop_stranger");
  }

  private Result rollBack(StepListener listener) {
    return program.listening(listener).run("-g", "sales,warehouse", "-m", "M", "-s", "3", "--json");
  }

  private void nothingChanged() throws Exception {
    assertThat(shop.digests()).isEqualTo(changed);
    assertThat(shop.prepared()).isZero();
    assertThat(shop.value("SELECT count(*) FROM emaj_batch.run WHERE finished_at IS NULL"))
        .isEqualTo("0");
  }

  private static StepListener failingAt(ProtocolStep failingStep, int failingSession) {
    return (step, session) -> {
      if (step == failingStep && session == failingSession) {
        throw new IllegalStateException("on purpose");
      }
    };
  }

  @FunctionalInterface
  private interface Fault {
    void strike() throws Exception;
  }

  private static StepListener at(ProtocolStep faultyStep, int faultySession, Fault fault) {
    return (step, session) -> {
      if (step == faultyStep && session == faultySession) {
        fault.strike();
      }
    };
  }
}
