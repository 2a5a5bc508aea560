package org.emajbatch.orchestrator.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.emajbatch.orchestrator.protocol.ProtocolStep;
import org.emajbatch.orchestrator.testing.ChangedShop;
import org.emajbatch.orchestrator.testing.Child;
import org.emajbatch.orchestrator.testing.Program.Result;
import org.emajbatch.orchestrator.testing.Shop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** The process is killed at a named point; after recover all tables are at the mark or none is. */
class KilledRunTest extends ChangedShop {

  private static final String LIVE_BACKENDS =
      "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
          + " AND application_name LIKE 'emaj-batch %'";

  @ParameterizedTest
  @CsvSource({
    "BEFORE_CLAIM, 1, 0, aborted",
    "AFTER_CLAIM, 1, 0, aborted",
    "AFTER_LOCK, 2, 0, aborted",
    "AFTER_EXECUTE, 3, 0, aborted",
    "AFTER_END, 1, 0, aborted",
    "BEFORE_DECIDE, 1, 2, aborted",
    "AFTER_DECIDE, 1, 2, committed",
    "BEFORE_BOOKKEEPING, 1, 0, committed"
  })
  void recoverMakesItAllOrNothing(ProtocolStep step, int session, int prepared, String outcome)
      throws Exception {
    killAt(step, session);
    assertThat(shop.prepared()).isEqualTo(prepared);

    Result result = program.run("recover", "--json");

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(shop.prepared()).isZero();
    assertThat(shop.digests()).isEqualTo(outcome.equals("committed") ? atMark : changed);
    JsonNode run = result.json().get("runs").get(0);
    assertThat(run.get("outcome").asString()).isEqualTo(outcome);
    assertThat(run.get("transactions").size()).isEqualTo(prepared);
    assertThat(run.get("mark").asString()).isEqualTo("M");
    assertThat(
            shop.value(
                "SELECT outcome || ' ' || (finished_at IS NOT NULL)"
                    + " FROM emaj_batch.run JOIN emaj_batch.decision USING (run_id)"))
        .isEqualTo(outcome + " true");
    assertThat(
            shop.value("SELECT coalesce(max(status), 'none') FROM emaj_batch.batch_job_execution"))
        .isEqualTo(outcome.equals("committed") ? "COMPLETED" : "FAILED");
    assertThat(
            shop.value(
                "SELECT count(*) FROM emaj_batch.batch_step_execution WHERE status = 'STARTED'"))
        .isEqualTo("0");
    assertThat(program.run("recover", "--json").json().get("outcome").asString())
        .isEqualTo("nothingToDo");
  }

  @ParameterizedTest
  @CsvSource({
    "AFTER_PREPARE, 2, aborted",
    "BEFORE_PREPARE, 3, aborted",
    "AFTER_FINISH, 2, committed"
  })
  void whileSomeArePreparedAndSomeAreNot(ProtocolStep step, int session, String outcome)
      throws Exception {
    killAt(step, session);

    assertThat(program.run("recover").exitCode()).isZero();

    assertThat(shop.prepared()).isZero();
    assertThat(shop.digests()).isEqualTo(outcome.equals("committed") ? atMark : changed);
  }

  @Test
  void theNextRollbackResolvesWhatTheLastOneLeft() throws Exception {
    killAt(ProtocolStep.BEFORE_DECIDE, 1);
    assertThat(shop.prepared()).isEqualTo(2);

    Result result = program.run("-g", "sales,warehouse", "-m", "M", "-s", "3");

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.err()).contains("left behind");
    assertThat(shop.digests()).isEqualTo(atMark);
    assertThat(shop.prepared()).isZero();
  }

  @Test
  void aDryRunOnlySaysWhatItWouldDo() throws Exception {
    killAt(ProtocolStep.AFTER_DECIDE, 1);

    Result result = program.run("recover", "--dry-run", "--json");

    assertThat(result.exitCode()).as(result.err()).isZero();
    JsonNode transactions = result.json().get("runs").get(0).get("transactions");
    assertThat(transactions.size()).isEqualTo(2);
    assertThat(transactions.get(0).get("action").asString()).isEqualTo("wouldCommit");
    assertThat(shop.prepared()).isEqualTo(2);
  }

  @Test
  void aLiveRunIsLeftAloneUnlessForced() throws Exception {
    try (Child child =
        Child.haltingAt(
            ProtocolStep.BEFORE_DECIDE,
            1,
            shop.database().settings(Shop.OPERATOR),
            "-g",
            "sales",
            "-m",
            "M",
            "-s",
            "3")) {
      child.awaitPoint();

      Result gentle = program.run("recover", "--json");
      assertThat(gentle.exitCode()).isZero();
      assertThat(gentle.json().get("runs").get(0).get("inProgress").asBoolean()).isTrue();
      assertThat(shop.prepared()).isEqualTo(2);

      Result forced = program.run("recover", "--force", "--json");
      assertThat(forced.exitCode()).as(forced.err()).isZero();
      assertThat(forced.json().get("runs").get(0).get("outcome").asString()).isEqualTo("aborted");
      assertThat(shop.prepared()).isZero();
      assertThat(shop.digests()).isEqualTo(changed);
    }
  }

  @Test
  void preparedTransactionsOfOthersAreReportedAndNotTouched() throws Exception {
    shop.database()
        .execute(
            "BEGIN; INSERT INTO shop.place VALUES (901, 'x'); PREPARE TRANSACTION 'somebody else';",
            "BEGIN; INSERT INTO shop.place VALUES (902, 'x'); PREPARE TRANSACTION 'emaj_batch:9:later';",
            "BEGIN; INSERT INTO shop.place VALUES (903, 'x'); PREPARE TRANSACTION 'emajtx1';");

    Result result = program.run("recover", "--json");

    assertThat(result.exitCode()).isZero();
    assertThat(result.json().get("others").toString())
        .contains(
            "somebody else", "foreign", "emaj_batch:9:later", "oursUnknownVersion", "upstream");
    assertThat(shop.prepared()).isEqualTo(3);
  }

  private void killAt(ProtocolStep step, int session) throws Exception {
    try (Child child =
        Child.haltingAt(
            step,
            session,
            shop.database().settings(Shop.OPERATOR),
            "-g",
            "sales,warehouse",
            "-m",
            "M",
            "-s",
            "3")) {
      child.awaitPoint();
      child.kill();
    }
    // The server notices within its check interval that nobody is there any more.
    await().atMost(Duration.ofSeconds(30)).until(() -> shop.value(LIVE_BACKENDS).equals("0"));
  }
}
