package org.emajbatch.orchestrator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.emajbatch.orchestrator.protocol.ProtocolStep;
import org.emajbatch.orchestrator.testing.ChangedShop;
import org.emajbatch.orchestrator.testing.Program;
import org.emajbatch.orchestrator.testing.Program.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** A plan that was reviewed is carried out as it is, or not at all. */
class ReviewedPlanTest extends ChangedShop {

  private static final String BOTH = "sales,warehouse";

  @Test
  void isCarriedOutAsItIs() throws Exception {
    JsonNode plan = kept("-s", "3", "-l");
    JsonNode report =
        program.run("--plan", plan.get("planId").asString().substring(0, 5), "--json").json();

    assertThat(report.get("outcome").asString()).isEqualTo("committed");
    assertThat(report.get("logged").asBoolean()).isTrue();
    assertThat(report.get("sessionCount").asInt()).isEqualTo(3);
    for (int i = 0; i < 3; i++) {
      assertThat(report.get("plan").get("sessions").get(i).get("tables"))
          .isEqualTo(plan.get("sessions").get(i).get("tables"));
    }
    assertThat(shop.digests()).isEqualTo(atMark);
  }

  @Test
  void equalPlansAreOne() {
    assertThat(kept("-s", "2").get("planId")).isEqualTo(kept("-s", "2").get("planId"));
    assertThat(kept("-s", "3").get("planId")).isNotEqualTo(kept("-s", "2").get("planId"));
  }

  @Test
  void oneMoreChangeIsEnoughToRefuse() throws Exception {
    String id = kept("-s", "2").get("planId").asString();
    shop.database().execute("INSERT INTO shop.place VALUES (4711, 'later')");

    Result result = program.run("--plan", id, "--json");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.json().get("state").asString()).isEqualTo("nothingChanged");
    assertThat(result.json().get("error").get("code").asString()).isEqualTo("planDrifted");
    assertThat(result.json().get("error").get("message").asString())
        .contains("table shop.place had 1 change then and has 2 now");
    assertThat(shop.value("SELECT count(*) FROM emaj_batch.run")).isEqualTo("0");
  }

  @Test
  void aNewKeyIsDrift() throws Exception {
    String id = kept("-s", "2").get("planId").asString();
    shop.database()
        .execute("CREATE TABLE shop.outside (id int PRIMARY KEY REFERENCES shop.customer)");

    assertThat(program.run("--plan", id).err())
        .contains("foreign key outside_id_fkey")
        .contains("is new");
  }

  @Test
  void aMarkSetAnewIsDrift() throws Exception {
    String id = kept("-s", "2").get("planId").asString();
    shop.database()
        .execute(
            "SELECT emaj.emaj_stop_groups(ARRAY['sales', 'warehouse'])",
            "SELECT emaj.emaj_start_groups(ARRAY['sales', 'warehouse'], 'M')");

    Result result = program.run("--plan", id);

    assertThat(result.exitCode()).as(result.err()).isEqualTo(1);
    assertThat(result.err()).contains("mark M is not the one it was made for");
  }

  @Test
  void aChangeWhileTheRollbackOpensIsDriftAsWell() throws Exception {
    String id = kept("-s", "2").get("planId").asString();
    Result result =
        program
            .listening(
                (step, session) -> {
                  if (step == ProtocolStep.BEFORE_CLAIM) {
                    shop.database().execute("INSERT INTO shop.place VALUES (4711, 'meanwhile')");
                  }
                })
            .run("--plan", id, "--json");

    assertThat(result.json().get("error").get("code").asString()).isEqualTo("planDrifted");
    assertThat(result.json().get("state").asString()).isEqualTo("nothingChanged");
    assertThat(shop.value("SELECT count(*) FROM shop.place WHERE id = 4711")).isEqualTo("1");
    assertThat(shop.prepared()).isZero();
  }

  /** One table only, so that nothing but the number of its changes differs. */
  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void aChangeBetweenThePlanAndTheLocksIsNotLostUnseen(int sessions) throws Exception {
    String id = kept("-s", String.valueOf(sessions)).get("planId").asString();

    Result result =
        program
            .listening(
                (step, session) -> {
                  if (step == ProtocolStep.AFTER_ASSIGNMENT) {
                    shop.database().execute("INSERT INTO shop.place VALUES (4711, 'last minute')");
                  }
                })
            .run("--plan", id, "--json");

    assertThat(result.exitCode()).as(result.out()).isEqualTo(1);
    assertThat(result.json().get("error").get("code").asString()).isEqualTo("planDrifted");
    assertThat(result.json().get("error").get("message").asString())
        .contains("table shop.place had 1 change then and has 2 now");
    assertThat(result.json().get("state").asString()).isEqualTo("nothingChanged");
    assertThat(shop.value("SELECT count(*) FROM shop.place WHERE id = 4711")).isEqualTo("1");
    assertThat(shop.prepared()).isZero();
  }

  /** As when a script's variable is empty, or a plan's id was cut off. */
  @ParameterizedTest
  @ValueSource(strings = {"", " ", "%", "abc"})
  void tooLittleOfAnIdNamesNoPlan(String id) throws Exception {
    kept("-s", "2");

    Result result = program.run("--plan", id);

    assertThat(result.exitCode()).as(result.err()).isEqualTo(2);
    assertThat(result.err()).contains("is no id of a plan");
    assertThat(shop.digests()).isEqualTo(changed);
  }

  /** By somebody who writes to the table, or by a version of the program that keeps other facts. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "facts || '{\"logged\": true}'",
        "facts - 'databases'",
        "jsonb_set(facts, '{databases,0,sessions}', '\"many\"')",
        "jsonb_set(facts, '{databases,0,sessions}', '3')"
      })
  void otherFactsUnderAnIdAreNotCarriedOut(String facts) throws Exception {
    String id = kept("-s", "2").get("planId").asString();
    shop.database().execute("UPDATE emaj_batch.plan SET facts = " + facts);

    Result result = program.run("--plan", id, "--json");

    assertThat(result.exitCode()).as(result.err()).isEqualTo(1);
    assertThat(result.json().get("error").get("code").asString()).isEqualTo("planUnknown");
    assertThat(shop.digests()).isEqualTo(changed);
  }

  /** As in a schema that an earlier version has made. */
  @Test
  void withoutATableForPlansItIsSaidWhatMakesOne() throws Exception {
    shop.database().execute("DROP TABLE emaj_batch.plan");

    for (Result result :
        List.of(
            program.run("plan", "--save", "--json", "-g", BOTH, "-m", "M"),
            program.run("--plan", "12345678", "--json"))) {
      assertThat(result.exitCode()).as(result.err()).isEqualTo(1);
      assertThat(result.json().get("error").get("code").asString()).isEqualTo("batchSchemaMissing");
      assertThat(result.json().get("next").get(0).asString())
          .startsWith("emaj-parallel-rollback install -d ");
    }
    assertThat(program.run("plan", "-g", BOTH, "-m", "M").exitCode()).isZero();
  }

  @Test
  void whoMayOnlyLookIsToldWhoMayKeepPlans() throws Exception {
    shop.database().createRole("plan_looker", "emaj_viewer");

    Result result =
        Program.connecting(shop.database().settings("plan_looker"))
            .run("plan", "--save", "--json", "-g", BOTH, "-m", "M");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.json().get("error").get("code").asString()).isEqualTo("rightsMissing");
    assertThat(result.json().get("error").get("hint").asString()).contains("emaj_adm");
  }

  /** A batch that runs every night makes as many changes as before, and they are others. */
  @Test
  void whatWasCarriedOutIsNotCarriedOutAgainForOtherChanges() throws Exception {
    program.run("-g", BOTH, "-m", "M");
    shop.database().execute("INSERT INTO shop.place VALUES (4711, 'seen')");
    String id = kept("-s", "1").get("planId").asString();
    assertThat(program.run("--plan", id).exitCode()).isZero();
    shop.database().execute("INSERT INTO shop.place VALUES (4712, 'unseen')");

    Result result = program.run("--plan", id, "--json");

    assertThat(result.exitCode()).as(result.err()).isEqualTo(1);
    assertThat(result.json().get("error").get("message").asString()).contains("by rollback 2");
    assertThat(shop.value("SELECT count(*) FROM shop.place WHERE id = 4712")).isEqualTo("1");
    assertThat(kept("-s", "1").get("planId").asString()).isNotEqualTo(id);
  }

  @Test
  void itSaysItselfWhatItIsFor() {
    String id = kept("-s", "2").get("planId").asString();

    assertThat(program.run("--plan", id, "-s", "3"))
        .satisfies(
            result -> {
              assertThat(result.exitCode()).isEqualTo(2);
              assertThat(result.err()).contains("-s cannot be given with --plan");
            });
    assertThat(program.run("--plan", id, "-g", "sales").exitCode()).isEqualTo(2);
    assertThat(program.run("--plan", "feed").exitCode()).isEqualTo(1);
    assertThat(program.run("--plan", id, "--lock-timeout", "0s").exitCode()).isEqualTo(2);
  }

  private JsonNode kept(String... options) {
    String[] args = new String[options.length + 7];
    System.arraycopy(
        new String[] {"plan", "--save", "--json", "-g", BOTH, "-m", "M"}, 0, args, 0, 7);
    System.arraycopy(options, 0, args, 7, options.length);
    Result result = program.run(args);
    assertThat(result.exitCode()).as(result.err()).isZero();
    return result.json();
  }
}
