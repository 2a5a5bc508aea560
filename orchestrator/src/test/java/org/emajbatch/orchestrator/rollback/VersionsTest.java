package org.emajbatch.orchestrator.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.emajbatch.orchestrator.testing.Program;
import org.emajbatch.orchestrator.testing.Program.Result;
import org.emajbatch.orchestrator.testing.Shop;
import org.emajbatch.sql.testkit.EveryServerVersion;
import org.emajbatch.sql.testkit.TestServer;

/** The main job on every server version that is supported. */
class VersionsTest {

  @EveryServerVersion
  void threeSessionsLoggedAndBackByAReviewedPlanAndTwoGroups(String version) throws Exception {
    try (TestServer server = TestServer.start(version)) {
      Shop shop = Shop.open(server.createDatabase());
      Program program = Program.connecting(shop.database().settings(Shop.OPERATOR));
      shop.mark("M");
      Map<String, String> atMark = shop.digests();
      shop.change("one");
      Map<String, String> changed = shop.digests();

      Result logged = program.run("-g", "sales,warehouse", "-m", "M", "-s", "3", "-l");
      assertThat(logged.exitCode()).as(logged.err()).isZero();
      assertThat(shop.digests()).isEqualTo(atMark);

      Result plan =
          program.run(
              "plan", "-g", "sales,warehouse", "-m", "RLBK_1_START", "-s", "3", "--save", "--json");
      assertThat(plan.exitCode()).as(plan.err()).isZero();
      Result back = program.run("--plan", plan.json().get("planId").asString());
      assertThat(back.exitCode()).as(back.err()).isZero();
      assertThat(shop.digests()).isEqualTo(changed);
      assertThat(shop.prepared()).isZero();
    }
  }
}
