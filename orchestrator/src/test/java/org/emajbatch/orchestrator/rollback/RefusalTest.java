package org.emajbatch.orchestrator.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.emajbatch.orchestrator.testing.Program;
import org.emajbatch.orchestrator.testing.Program.Result;
import org.emajbatch.orchestrator.testing.Shop;
import org.emajbatch.sql.connect.Password;
import org.emajbatch.sql.testkit.TestDatabase;
import org.emajbatch.sql.testkit.TestDatabaseExtension;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** What is refused, with which exit code, and that nothing is left behind. */
@ExtendWith(TestDatabaseExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusalTest {

  private static final String TRACES =
      "SELECT (SELECT count(*) FROM emaj_batch.run) + (SELECT count(*) FROM emaj.emaj_rlbk)";

  private Shop shop;
  private Program program;
  private Map<String, String> before;

  @BeforeAll
  void open(TestDatabase database) throws Exception {
    shop = Shop.open(database);
    program = Program.connecting(database.settings(Shop.OPERATOR));
    shop.mark("BEFORE_NIGHT");
    shop.change("one");
    database.execute(
        "SELECT emaj.emaj_create_group('idle')",
        "SELECT emaj.emaj_create_group('guarded')",
        "CREATE TABLE shop.guarded (id int PRIMARY KEY)",
        "SELECT emaj.emaj_assign_table('shop', 'guarded', 'guarded')",
        "SELECT emaj.emaj_start_group('guarded', 'BEFORE_NIGHT')",
        "SELECT emaj.emaj_protect_group('guarded')",
        "CREATE TABLE shop.watched (id int PRIMARY KEY)",
        "SELECT emaj.emaj_create_group('audit', false)",
        "SELECT emaj.emaj_assign_table('shop', 'watched', 'audit')",
        "SELECT emaj.emaj_start_group('audit', 'BEFORE_NIGHT')");
    database.createRole("shop_stranger");
  }

  @BeforeEach
  void remember() throws Exception {
    before = shop.digests();
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          sales,       BEFORE_NIGTH, markUnknown,          BEFORE_NIGHT
          sale,        BEFORE_NIGHT, groupUnknown,         sales
          guarded,     BEFORE_NIGHT, groupProtected,       emaj_unprotect_group
          idle,        BEFORE_NIGHT, groupNotLogging,      emaj_start_group
          audit,       BEFORE_NIGHT, groupNotRollbackable, audit
          'sales,idle',BEFORE_NIGHT, groupNotLogging,      idle
          """)
  void refusesWhatTheDatabaseDoesNotAllow(String groups, String mark, String code, String named)
      throws Exception {
    Result result = program.run("-g", groups, "-m", mark, "-s", "3", "--json");

    assertThat(result.exitCode()).isEqualTo(1);
    JsonNode json = result.json();
    assertThat(json.get("outcome").asString()).isEqualTo("refused");
    assertThat(json.get("state").asString()).isEqualTo("nothingChanged");
    assertThat(json.get("error").get("code").asString()).isEqualTo(code);
    assertThat(result.err()).contains(named).contains("state: nothing was changed");
    nothingHappened();
  }

  @Test
  void refusesMarksThatGroupsDoNotShare() throws Exception {
    shop.database().execute("SELECT emaj.emaj_set_mark_group('sales', 'ALONE')");
    shop.database().execute("SELECT emaj.emaj_set_mark_group('warehouse', 'ALONE')");

    Result result = program.run("-g", "sales,warehouse", "-m", "ALONE", "--json");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.json().get("error").get("code").asString()).isEqualTo("markNotCommon");
    nothingHappened();
  }

  @Test
  void refusesARoleWithoutRights() throws Exception {
    Result result =
        Program.connecting(shop.database().settings("shop_stranger"))
            .run("-g", "sales", "-m", "BEFORE_NIGHT", "--json");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.json().get("error").get("code").asString()).isEqualTo("rightsMissing");
    assertThat(result.err()).contains("GRANT emaj_adm TO \"shop_stranger\"");
    nothingHappened();
  }

  @Test
  void aWrongPasswordIsNoConnectionAndIsNotRepeated() throws Exception {
    Result result =
        Program.connecting(
                shop.database()
                    .settings()
                    .withUser(Shop.OPERATOR, Optional.of(Password.of("wrong-secret"))))
            .run("-g", "sales", "-m", "BEFORE_NIGHT", "--json");

    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.json().get("error").get("code").asString()).isEqualTo("connectionFailed");
    assertThat(result.out() + result.err()).doesNotContain("wrong-secret");
    nothingHappened();
  }

  @Test
  void aDatabaseThatIsNotThereIsNoConnection() {
    Result result =
        Program.connecting(shop.database().settings().withDatabase("no_such_database"))
            .run("-g", "sales", "-m", "BEFORE_NIGHT", "--json");

    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.json().get("error").get("object").asString()).isEqualTo("no_such_database");
  }

  @Test
  void aProtectedLaterMarkIsRefusedBeforeAnythingBegins() throws Exception {
    shop.database().execute("SELECT emaj.emaj_set_mark_group('sales', 'LATER')");
    shop.database().execute("SELECT emaj.emaj_protect_mark_group('sales', 'LATER')");
    try {
      Result result = program.run("-g", "sales", "-m", "BEFORE_NIGHT", "-s", "2", "--json");

      assertThat(result.exitCode()).isEqualTo(1);
      assertThat(result.json().get("error").get("code").asString()).isEqualTo("markProtected");
      assertThat(result.json().get("error").get("object").asString()).isEqualTo("LATER");
      assertThat(result.json().get("error").get("hint").asString())
          .contains("emaj_unprotect_mark_group");
      nothingHappened();
    } finally {
      shop.database().execute("SELECT emaj.emaj_unprotect_mark_group('sales', 'LATER')");
    }
  }

  @Test
  void theEnginesOwnRefusalIsToldInItsWords() throws Exception {
    shop.database().execute("ALTER TABLE shop.note DISABLE TRIGGER emaj_log_trg");
    try {
      Result result = program.run("-g", "sales", "-m", "BEFORE_NIGHT", "-s", "2", "--json");

      assertThat(result.exitCode()).isEqualTo(1);
      assertThat(result.json().get("error").get("code").asString()).isEqualTo("engineRefused");
      assertThat(result.json().get("error").get("message").asString())
          .contains("emaj_log_trg")
          .doesNotContain("PL/pgSQL");
      assertThat(shop.digests()).isEqualTo(before);
      assertThat(
              shop.value(
                  "SELECT outcome || ' ' || (finished_at IS NOT NULL)"
                      + " FROM emaj_batch.run JOIN emaj_batch.decision USING (run_id)"
                      + " ORDER BY started_at DESC LIMIT 1"))
          .isEqualTo("aborted true");
    } finally {
      shop.database().execute("ALTER TABLE shop.note ENABLE ALWAYS TRIGGER emaj_log_trg");
    }
  }

  private void nothingHappened() throws Exception {
    assertThat(shop.digests()).isEqualTo(before);
    assertThat(shop.prepared()).isZero();
    assertThat(shop.value(TRACES)).isEqualTo(tracesOfTheEnginesRefusal());
  }

  /** The one test whose refusal comes from the engine leaves its run behind, marked as aborted. */
  private String tracesOfTheEnginesRefusal() throws Exception {
    return shop.value("SELECT count(*) FROM emaj_batch.decision WHERE outcome = 'aborted'");
  }
}
