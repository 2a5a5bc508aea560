package org.emajbatch.orchestrator.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.emajbatch.orchestrator.testing.Program;
import org.emajbatch.orchestrator.testing.Program.Result;
import org.emajbatch.orchestrator.testing.Shop;
import org.emajbatch.sql.testkit.TestDatabase;
import org.emajbatch.sql.testkit.TestDatabaseExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The main job against a real server, as a role that has emaj_adm and is no superuser. */
@ExtendWith(TestDatabaseExtension.class)
class RollbackTest {

  private Shop shop;
  private Program program;

  @BeforeEach
  void open(TestDatabase database) throws Exception {
    shop = Shop.open(database);
    program = Program.connecting(database.settings(Shop.OPERATOR));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "2", "3", "5", "auto"})
  void putsEveryTableBackInAnyNumberOfSessions(String sessions) throws Exception {
    shop.mark("M");
    Map<String, String> atMark = shop.digests();
    shop.change("one");

    Result result = program.run("-g", "sales,warehouse", "-m", "M", "-s", sessions);

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(shop.digests()).isEqualTo(atMark);
    assertThat(shop.prepared()).isZero();
    assertThat(result.out().strip())
        .endsWith("All tables of groups sales, warehouse are at mark M.");
  }

  @Test
  void reportsAsOneJsonDocument() throws Exception {
    shop.mark("M");
    shop.change("one");

    Result result =
        program.run("-g", "sales", "-m", "M", "-s", "3", "--json", "--progress", "none");

    JsonNode json = result.json();
    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(json.get("outcome").asString()).isEqualTo("committed");
    assertThat(json.get("state").asString()).isEqualTo("atMark");
    assertThat(json.get("groups").get(0).asString()).isEqualTo("sales");
    assertThat(json.get("mark").asString()).isEqualTo("M");
    assertThat(json.get("logged").asBoolean()).isFalse();
    assertThat(json.get("sessionCount").asInt()).isEqualTo(3);
    assertThat(json.get("tableCount").asInt()).isEqualTo(5);
    assertThat(json.get("rowsRolledBack").asLong()).isGreaterThan(100);
    assertThat(json.get("rollbackId").asInt()).isPositive();
    assertThat(json.get("plan").get("sessions").size()).isBetween(1, 3);
    assertThat(json.get("plan").get("makespanMs").asLong())
        .isGreaterThanOrEqualTo(json.get("plan").get("lowerBoundMs").asLong());
    assertThat(json.get("sessions").size()).isEqualTo(3);
    assertThat(json.get("tables").size()).isEqualTo(5);
    assertThat(json.get("verified").asBoolean()).isFalse();
    assertThat(json.has("keysVerified")).isFalse();
    assertThat(
            shop.value(
                "SELECT outcome || ' ' || (finished_at IS NOT NULL) FROM emaj_batch.run"
                    + " JOIN emaj_batch.decision USING (run_id) WHERE run_id = '"
                    + json.get("runId").asString()
                    + "'"))
        .isEqualTo("committed true");
    assertThat(shop.value("SELECT rlbk_status FROM emaj.emaj_rlbk ORDER BY rlbk_id DESC LIMIT 1"))
        .isEqualTo("COMMITTED");
  }

  @Test
  void aLoggedRollbackCanBeRolledBack() throws Exception {
    shop.mark("M");
    Map<String, String> atMark = shop.digests();
    shop.change("one");
    Map<String, String> changed = shop.digests();

    Result logged = program.run("-g", "sales", "--group", "warehouse", "-m", "M", "-s", "3", "-l");
    assertThat(logged.exitCode()).as(logged.err()).isZero();
    assertThat(shop.digests()).isEqualTo(atMark);

    String before =
        shop.value(
            "SELECT mark_name FROM emaj.emaj_mark WHERE mark_name LIKE 'RLBK\\_%\\_START' LIMIT 1");
    Result back = program.run("-g", "sales,warehouse", "-m", before, "-s", "3");
    assertThat(back.exitCode()).as(back.err()).isZero();
    assertThat(shop.digests()).isEqualTo(changed);
  }

  @Test
  void theLastMarkIsResolvedAndNamed() throws Exception {
    shop.mark("FIRST");
    shop.change("one");
    shop.mark("SECOND");
    Map<String, String> atMark = shop.digests();
    shop.change("two");

    Result result =
        program.run("-g", "sales,warehouse", "-m", "EMAJ_LAST_MARK", "-s", "2", "--json");

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.json().get("mark").asString()).isEqualTo("SECOND");
    assertThat(shop.digests()).isEqualTo(atMark);
  }

  @Test
  void aRollbackWithoutChangesTakesOneSessionAndSaysSo() throws Exception {
    shop.change("one");
    shop.mark("M");
    Map<String, String> atMark = shop.digests();

    Result result = program.run("-g", "sales", "-m", "M", "-s", "4", "--json");

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.json().get("sessionCount").asInt()).isEqualTo(1);
    assertThat(result.json().get("tableCount").asInt()).isZero();
    assertThat(result.json().get("messages").get(0).get("text").asString())
        .contains("1 of 4 sessions is used");
    assertThat(shop.digests()).isEqualTo(atMark);
  }

  @Test
  void onlyTheGroupAskedForIsTouched() throws Exception {
    shop.mark("M");
    Map<String, String> atMark = shop.digests();
    shop.change("one");
    Map<String, String> changed = shop.digests();

    Result result = program.run("-g", "warehouse", "-m", "M", "-s", "2");

    assertThat(result.exitCode()).as(result.err()).isZero();
    Map<String, String> now = shop.digests();
    assertThat(now.get("article")).isEqualTo(atMark.get("article"));
    assertThat(now.get("stock")).isEqualTo(atMark.get("stock"));
    assertThat(now.get("orders")).isEqualTo(changed.get("orders"));
  }

  @Test
  void progressEndsWithAllTablesOfAllSessionsDone() throws Exception {
    shop.mark("M");
    shop.change("one");

    Result result =
        program.run("-g", "sales,warehouse", "-m", "M", "-s", "3", "--progress", "json");

    assertThat(result.exitCode()).as(result.err()).isZero();
    String last =
        result
            .err()
            .lines()
            .filter(line -> line.contains("\"sessions\":["))
            .reduce("", (a, b) -> b);
    JsonNode sessions = JsonMapper.builder().build().readTree(last).get("sessions");
    int tables = 0;
    for (JsonNode session : sessions) {
      assertThat(session.get("share").asDouble()).isEqualTo(1);
      assertThat(session.get("tablesDone").asInt()).isEqualTo(session.get("tableCount").asInt());
      tables += session.get("tableCount").asInt();
    }
    assertThat(tables).isEqualTo(8);
  }
}
