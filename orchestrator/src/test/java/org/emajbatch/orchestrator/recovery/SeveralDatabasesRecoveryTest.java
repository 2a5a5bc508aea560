package org.emajbatch.orchestrator.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.emajbatch.orchestrator.protocol.ProtocolStep;
import org.emajbatch.orchestrator.testing.Child;
import org.emajbatch.orchestrator.testing.Program.Result;
import org.emajbatch.orchestrator.testing.Shop;
import org.emajbatch.orchestrator.testing.TwoShops;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A rollback over two databases is killed: recovery from either makes it all or nothing. */
class SeveralDatabasesRecoveryTest extends TwoShops {

  @ParameterizedTest
  @CsvSource({
    "AFTER_CLAIM, 1, true, aborted",
    "AFTER_EXECUTE, 4, false, aborted",
    "AFTER_PREPARE, 3, true, aborted",
    "BEFORE_DECIDE, 1, false, aborted",
    "AFTER_DECIDE, 1, true, committed",
    "AFTER_DECIDE, 1, false, committed",
    "BEFORE_BOOKKEEPING, 1, false, committed"
  })
  void afterAKillRecoverFromEitherDatabaseMakesItAllOrNothing(
      ProtocolStep step, int session, boolean fromFirst, String outcome) throws Exception {
    killAt(step, session, 4);

    Result result = program.run("recover", "-d", fromFirst ? first : second, "--json");

    assertThat(result.exitCode()).as(result.err()).isZero();
    bothAreAt(outcome.equals("committed") ? atMark : changed);
    assertThat(shop.value("SELECT outcome FROM emaj_batch.decision")).isEqualTo(outcome);

    assertThat(program.run("recover", "-d", fromFirst ? second : first).exitCode()).isZero();
    for (Shop each : List.of(shop, other)) {
      assertThat(each.value("SELECT count(*) FROM emaj_batch.run WHERE finished_at IS NULL"))
          .isEqualTo("0");
      assertThat(program.run("recover", "-d", each.database().name()).out())
          .contains("No run was left behind");
    }
    assertThat(other.value("SELECT string_agg(rlbk_status::text, ' ') FROM emaj.emaj_rlbk"))
        .isIn(null, outcome.toUpperCase(Locale.ROOT));
  }

  @Test
  void theNextRollbackOfTheSecondDatabaseFindsWhatWasLeftThere() throws Exception {
    killAt(ProtocolStep.BEFORE_DECIDE, 1, 4);

    Result result =
        program.run(
            "-d", second, "-g", "sales,warehouse", "-m", "M", "-s", "2", "--lock-timeout", "5s");

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(other.digests()).isEqualTo(atMark);
    assertThat(shop.digests()).isEqualTo(changed);
    assertThat(shop.prepared()).isZero();
  }

  @Test
  void recoverNotesNothingInADatabaseThatHasNoPartInTheRun() throws Exception {
    killAt(ProtocolStep.BEFORE_DECIDE, 1, 2);

    Result result = program.run("recover", "-d", "postgres");

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.err()).doesNotContain("could not be noted");
    bothAreAt(changed);
  }

  private void killAt(ProtocolStep step, int session, int sessions) throws Exception {
    try (Child child =
        Child.haltingAt(
            step,
            session,
            shop.database().settings(Shop.OPERATOR),
            arguments("-s", Integer.toString(sessions)).toArray(String[]::new))) {
      child.awaitPoint();
      child.kill();
    }
    // The server notices within its check interval that nobody is there any more.
    await().atMost(Duration.ofSeconds(30)).until(() -> shop.value(liveBackends()).equals("0"));
  }

  private String liveBackends() {
    return "SELECT count(*) FROM pg_stat_activity WHERE application_name LIKE 'emaj-batch %' AND datname IN ('"
        + first
        + "', '"
        + second
        + "')";
  }
}
