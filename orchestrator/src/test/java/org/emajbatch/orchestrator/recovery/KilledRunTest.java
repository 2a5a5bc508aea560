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
import tools.jackson.databind.JsonNode;

/**
 * What a killed process leaves, to whoever comes next. That recover ends it well at every step is
 * shown by the fault matrix.
 */
class KilledRunTest extends ChangedShop {

  private static final String LIVE_BACKENDS =
      "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
          + " AND application_name LIKE 'emaj-batch %'";

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
