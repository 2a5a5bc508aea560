package org.emajbatch.orchestrator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.emajbatch.orchestrator.testing.ChangedShop;
import org.emajbatch.orchestrator.testing.Program;
import org.emajbatch.orchestrator.testing.Program.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A plan is all of a rollback but the rollback. */
class PlanCommandTest extends ChangedShop {

  private static final String BOTH = "sales,warehouse";

  @Test
  void saysWhoWouldDoWhatAndWritesNothing() throws Exception {
    Result result = program.run("plan", "-g", BOTH, "-m", "M", "-s", "3", "--json");

    assertThat(result.exitCode()).as(result.err()).isZero();
    JsonNode plan = result.json();
    assertThat(plan.get("state").asString()).isEqualTo("nothingChanged");
    assertThat(plan.get("sessions")).hasSize(3);
    assertThat(plan.get("sessionCount").asInt()).isEqualTo(3);
    assertThat(plan.get("tableCount").asInt()).isEqualTo(8);
    assertThat(plan.get("makespanMs").asLong())
        .isBetween(plan.get("lowerBoundMs").asLong(), plan.get("singleSessionMs").asLong());
    assertThat(plan.get("curve").get(0).get("sessions").asInt()).isEqualTo(1);
    assertThat(plan.get("singleSessionMs")).isEqualTo(plan.get("curve").get(0).get("makespanMs"));
    assertThat(plan.has("planId")).isFalse();
    assertThat(texts(plan.get("tables"), "name"))
        .contains("customer", "orders", "order_line", "Payment Log", "note", "stock");
    assertThat(texts(plan.get("foreignKeys"), "name")).contains("orders_customer_fkey");
    assertThat(plan.get("next").get(0).asString())
        .startsWith("emaj-parallel-rollback -s 3 -d ")
        .contains(" -g 'sales,warehouse' -m M");
    assertThat(shop.digests()).isEqualTo(changed);
    assertThat(
            shop.value(
                "SELECT (SELECT count(*) FROM emaj_batch.run) + (SELECT count(*) FROM emaj_batch.plan)"
                    + " + (SELECT count(*) FROM emaj.emaj_rlbk)"))
        .isEqualTo("0");
  }

  @Test
  void tellsWhatWouldBeLostByTableVerbAndRole() throws Exception {
    JsonNode plan = program.run("plan", "-g", BOTH, "-m", "M", "--json").json();

    long lost = 0;
    List<String> verbs = new ArrayList<>();
    for (JsonNode loss : plan.get("losses")) {
      lost += loss.get("rows").asLong();
      verbs.add(loss.get("table").asString() + " " + loss.get("verb").asString());
    }
    assertThat(lost).isEqualTo(plan.get("changes").asLong());
    assertThat(verbs).contains("customer INSERT", "customer UPDATE", "orders DELETE");
    JsonNode without =
        program.run("plan", "-g", BOTH, "-m", "M", "--losses", "0s", "--json").json();
    assertThat(without.has("losses")).isFalse();
  }

  @Test
  void aProtectionIsShownAndTheExitCodeSaysThatItWouldRefuse() throws Exception {
    shop.database().execute("SELECT emaj.emaj_protect_group('sales')");

    Result result = program.run("plan", "-g", BOTH, "-m", "M", "--json");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.json().get("refusals").get(0).asString())
        .contains("group \"sales\" is protected against rollbacks")
        .contains("emaj_unprotect_group");
    assertThat(result.json().get("sessions")).isNotEmpty();
  }

  @Test
  void bindsTablesOnlyWhereAKeyIsHandledDuringTheRun() throws Exception {
    JsonNode together = program.run("plan", "-g", BOTH, "-m", "M", "--json").json();
    assertThat(texts(together.get("foreignKeys"), "binding")).containsOnly("free");
    shop.database()
        .execute(
            "CREATE TABLE shop.outside (id int PRIMARY KEY, customer int REFERENCES shop.customer)");

    JsonNode leaving = program.run("plan", "-g", "sales", "-m", "M", "--json").json();

    JsonNode outside = named(leaving.get("tables"), "outside");
    assertThat(outside.get("inGroup").asBoolean()).isFalse();
    assertThat(outside.has("session")).isFalse();
    assertThat(named(leaving.get("foreignKeys"), "outside_customer_fkey").get("binding").asString())
        .isEqualTo("checked");
  }

  @Test
  void automaticSessionsAreWhatARollbackTakes() throws Exception {
    JsonNode plan = program.run("plan", "-g", BOTH, "-m", "M", "-s", "auto", "--json").json();
    JsonNode report = program.run("-g", BOTH, "-m", "M", "-s", "auto", "--json").json();

    assertThat(report.get("sessionCount")).isEqualTo(plan.get("sessionCount"));
    List<Integer> knees = new ArrayList<>();
    plan.get("curve")
        .forEach(
            point -> {
              if (point.get("knee").asBoolean()) {
                knees.add(point.get("sessions").asInt());
              }
            });
    assertThat(knees).containsExactly(plan.get("sessionCount").asInt());
  }

  /** An engine that only has what E-Maj has in common with ours. */
  @Test
  void withoutAPreviewTheStepsArePresumed() throws Exception {
    JsonNode ours = program.run("plan", "-g", BOTH, "-m", "M", "-s", "3", "--json").json();
    shop.database()
        .execute(
            "DROP FUNCTION emaj._rlbk_preview(text[], text, boolean, int, boolean, boolean)",
            "DROP FUNCTION emaj.emaj_get_engine()");

    Result plan = program.run("plan", "-g", BOTH, "-m", "M", "-s", "3", "--save", "--json");

    assertThat(plan.exitCode()).as(plan.err()).isZero();
    assertThat(plan.json().get("databases").get(0).get("engine").asString()).startsWith("E-Maj");
    for (String same : List.of("tableCount", "changes", "losses")) {
      assertThat(plan.json().get(same)).isEqualTo(ours.get(same));
    }
    assertThat(texts(plan.json().get("foreignKeys"), "binding"))
        .as("without an extension each key of a changed table is deferred or built again")
        .doesNotContain("free");
    Result automatic = program.run("-g", BOTH, "-m", "M", "-s", "auto", "--json");
    assertThat(automatic.exitCode()).as(automatic.err()).isZero();
    assertThat(shop.digests()).isEqualTo(atMark);
  }

  @Test
  void writesPageAndGraph(@TempDir Path directory) throws Exception {
    Path page = directory.resolve("plan.html");

    Result result =
        program.run("plan", "-g", BOTH, "-m", "M", "--html", page.toString(), "--dot", "-");

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out()).startsWith("digraph").contains("Payment Log");
    assertThat(Files.readString(page)).contains("Payment Log", "<svg");
    assertThat(program.run("plan", "-g", BOTH, "-m", "M", "--html", directory.toString()))
        .satisfies(
            refused -> {
              assertThat(refused.exitCode()).isEqualTo(1);
              assertThat(refused.err())
                  .contains("cannot be written")
                  .contains("nothing was changed");
            });
  }

  @Test
  void nothingToUndoIsAPlanToo() throws Exception {
    shop.mark("NOW");

    Result result = program.run("plan", "-g", BOTH, "-m", "NOW");

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.out()).contains("NOW");
  }

  @Test
  void aMarkThatIsNotThereIsRefusedAsForARollback() {
    Result result = program.run("plan", "-g", "sales", "-m", "NOWHERE");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("NOWHERE");
  }

  @Test
  void whoMayOnlyLookMayPlan() throws Exception {
    shop.database().createRole("shop_viewer", "emaj_viewer");
    Result result =
        Program.connecting(shop.database().settings("shop_viewer"))
            .run("plan", "-g", BOTH, "-m", "M", "--json");

    assertThat(result.exitCode()).as("a rollback would be refused").isEqualTo(1);
    assertThat(result.json().get("refusals").get(0).asString()).contains("GRANT emaj_adm");
    assertThat(result.json().get("tableCount").asInt()).isEqualTo(8);
    assertThat(result.json().get("losses")).isNotEmpty();
  }

  private static List<String> texts(JsonNode array, String field) {
    List<String> texts = new ArrayList<>();
    array.forEach(node -> texts.add(node.get(field).asString()));
    return texts;
  }

  private static JsonNode named(JsonNode array, String name) {
    for (JsonNode node : array) {
      if (node.get("name").asString().equals(name)) {
        return node;
      }
    }
    throw new AssertionError("no " + name + " in " + array);
  }
}
