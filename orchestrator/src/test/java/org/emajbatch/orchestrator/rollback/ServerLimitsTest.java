package org.emajbatch.orchestrator.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.emajbatch.orchestrator.testing.Program;
import org.emajbatch.orchestrator.testing.Program.Result;
import org.emajbatch.orchestrator.testing.Shop;
import org.emajbatch.sql.embedded.EmbeddedPostgres;
import org.emajbatch.sql.testkit.TestDatabase;
import org.emajbatch.sql.testkit.TestServer;
import org.junit.jupiter.api.Test;

/** A server without slots for prepared transactions, as one is out of the box. */
class ServerLimitsTest {

  @Test
  void withoutPreparedSlotsOnlyOneSessionWorks() throws Exception {
    try (TestServer server = TestServer.start("17")) {
      EmbeddedPostgres postgres = server.postgres();
      TestDatabase database = server.createDatabase();
      Shop shop = Shop.open(database);
      database.execute("ALTER SYSTEM SET max_prepared_transactions = 0");
      server.stopImmediately();
      server.restart();
      assertThat(postgres.port()).isPositive();
      shop.mark("M");
      Map<String, String> atMark = shop.digests();
      shop.change("one");
      Map<String, String> changed = shop.digests();
      Program program = Program.connecting(database.settings(Shop.OPERATOR));

      Result refused = program.run("-g", "sales", "-m", "M", "-s", "3", "--json");
      assertThat(refused.exitCode()).isEqualTo(1);
      assertThat(refused.json().get("error").get("code").asString()).isEqualTo("preparedSlots");
      assertThat(shop.digests()).isEqualTo(changed);

      Result planned = program.run("plan", "-g", "sales", "-m", "M", "-s", "100000", "--json");
      assertThat(planned.exitCode()).isEqualTo(1);
      assertThat(planned.json().get("refusals").get(0).asString())
          .contains("max_prepared_transactions = 0");
      assertThat(planned.json().get("sessionCount").asInt())
          .isBetween(2, planned.json().get("tableCount").asInt());

      Result one = program.run("-g", "sales,warehouse", "-m", "M", "-s", "auto");
      assertThat(one.exitCode()).as(one.err()).isZero();
      assertThat(shop.digests()).isEqualTo(atMark);
    }
  }
}
