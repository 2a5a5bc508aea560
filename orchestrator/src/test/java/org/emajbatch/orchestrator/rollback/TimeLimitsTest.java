package org.emajbatch.orchestrator.rollback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import org.emajbatch.orchestrator.protocol.ProtocolStep;
import org.emajbatch.orchestrator.testing.ChangedShop;
import org.emajbatch.orchestrator.testing.Program.Result;
import org.emajbatch.orchestrator.testing.Shop;
import org.junit.jupiter.api.Test;

/** Limits that suit the application's sessions end none of a rollback's connections. */
class TimeLimitsTest extends ChangedShop {

  /** Those that have nothing to say while others work: our control, and the engine's own. */
  private static final String ALL_IDLE =
      """
      SELECT count(*) = 2 AND bool_and(state_change < clock_timestamp() - interval '700 ms')
        FROM pg_stat_activity
       WHERE datname = current_database() AND application_name ~ '^emaj.*(control|rlbk#1)$'
      """;

  @Test
  void aLongPauseBreaksNothing() throws Exception {
    String dblink =
        "emaj_dblink_"
            + shop.value("SELECT oid FROM pg_database WHERE datname = current_database()");
    for (String role : new String[] {Shop.OPERATOR, dblink}) {
      for (String limit :
          new String[] {
            "idle_session_timeout",
            "idle_in_transaction_session_timeout",
            "statement_timeout",
            "transaction_timeout"
          }) {
        shop.database().execute("ALTER ROLE " + role + " SET " + limit + " = '500ms'");
      }
    }
    shop.database()
        .execute(
            "ALTER ROLE " + dblink + " SET default_transaction_read_only = on",
            "ALTER ROLE " + dblink + " SET default_transaction_isolation = 'serializable'");

    Result result =
        program
            .listening(
                (step, session) -> {
                  if (step == ProtocolStep.BARRIER) {
                    await().until(() -> "t".equals(shop.value(ALL_IDLE)));
                  }
                })
            .run("-g", "sales,warehouse", "-m", "M", "-s", "3");

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out() + result.err())
        .doesNotContain("has been closed")
        .doesNotContain("arning");
    assertThat(shop.digests()).isEqualTo(atMark);
    assertThat(shop.value("SELECT count(*) FROM emaj_batch.run WHERE finished_at IS NULL"))
        .isEqualTo("0");
  }
}
