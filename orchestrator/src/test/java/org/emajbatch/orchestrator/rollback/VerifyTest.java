package org.emajbatch.orchestrator.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import org.emajbatch.orchestrator.testing.ChangedShop;
import org.emajbatch.orchestrator.testing.Program.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** {@code --verify}: what it proves, what it costs, and what happens when a row differs. */
class VerifyTest extends ChangedShop {

  @ParameterizedTest
  @CsvSource({"1, ''", "3, ''", "3, -l"})
  void aRightRollbackIsProvedAndTheCostIsTold(String sessions, String logged) throws Exception {
    Result result =
        program.run(
            ("-g sales,warehouse -m M --verify --json --progress none -s "
                    + sessions
                    + " "
                    + logged)
                .strip()
                .split(" "));

    assertThat(result.exitCode()).as(result.err()).isZero();
    JsonNode json = result.json();
    assertThat(json.get("verified").asBoolean()).isTrue();
    assertThat(json.get("keysVerified").asLong()).isEqualTo(json.get("rowsRolledBack").asLong());
    assertThat(json.get("verifyMs").asLong()).isBetween(0L, json.get("elapsedMs").asLong());
    assertThat(shop.digests()).isEqualTo(atMark);
    assertThat(
            shop.value(
                "SELECT count(*) FROM emaj.emaj_rlbk_plan"
                    + " WHERE rlbp_step = 'VERIFY_TABLE' AND rlbp_duration IS NOT NULL"))
        .isEqualTo("8");
  }

  @Test
  void theTextSaysWhatWasCompared() {
    Result result = program.run("-g", "warehouse", "-m", "M", "--verify", "--progress", "none");

    assertThat(result.out())
        .containsPattern("  verified   [0-9]+ keys in 3 tables, .* \\([0-9]+ % of the run\\)")
        .contains("are at mark M, compared row by row.");
  }

  @ParameterizedTest
  @CsvSource({"1, ''", "3, ''", "3, -l"})
  void aDifferenceUndoesEverything(String sessions, String logged) throws Exception {
    shop.database()
        .execute(
            "CREATE FUNCTION shop.shout() RETURNS trigger LANGUAGE plpgsql AS"
                + " 'BEGIN NEW.label := upper(NEW.label); RETURN NEW; END'",
            "CREATE TRIGGER shout BEFORE INSERT OR UPDATE ON shop.place FOR EACH ROW EXECUTE FUNCTION shop.shout()",
            "SELECT emaj.emaj_stop_group('warehouse')",
            "SELECT emaj.emaj_drop_group('warehouse')",
            "SELECT emaj.emaj_create_group('warehouse')",
            "SELECT emaj.emaj_assign_tables('shop', ARRAY['article', 'stock'], 'warehouse')",
            "SELECT emaj.emaj_assign_table('shop', 'place', 'warehouse', '{\"ignored_triggers\": \"shout\"}')",
            "SELECT emaj.emaj_start_group('warehouse', 'LATER')");
    shop.change("two");
    shop.database().execute("DELETE FROM shop.place WHERE id = 1");
    var before = shop.digests();

    Result result =
        program.run(
            ("-g warehouse -m LATER --verify --json --progress none -s " + sessions + " " + logged)
                .strip()
                .split(" "));

    assertThat(result.exitCode()).as(result.err()).isEqualTo(4);
    JsonNode json = result.json();
    assertThat(json.get("outcome").asString()).isEqualTo("aborted");
    assertThat(json.get("state").asString()).isEqualTo("nothingChanged");
    assertThat(json.get("error").get("code").asString()).isEqualTo("notAtMark");
    assertThat(json.get("error").get("message").asString())
        .contains("shop.place")
        .contains("changed keys differ")
        .contains("other");
    assertThat(json.get("error").get("hint").asString()).contains("trigger");
    assertThat(result.err()).contains("shop.place").contains("state: nothing was changed");
    assertThat(shop.digests()).isEqualTo(before);
    assertThat(shop.prepared()).isZero();
  }

  @Test
  void anEngineThatCannotVerifyRefusesBeforeAnythingIsBegun() throws Exception {
    shop.database().execute("DROP FUNCTION emaj._rlbk_verify(int)");

    Result result = program.run("-g", "sales", "-m", "M", "--verify", "--json");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.json().get("error").get("code").asString()).isEqualTo("verifyUnsupported");
    assertThat(result.err()).contains("cannot verify").contains("state: nothing was changed");
    assertThat(shop.value("SELECT count(*) FROM emaj_batch.run")).isEqualTo("0");
    assertThat(shop.digests()).isEqualTo(changed);
  }
}
