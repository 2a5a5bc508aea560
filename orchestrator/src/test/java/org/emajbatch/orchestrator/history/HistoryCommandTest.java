package org.emajbatch.orchestrator.history;

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
import tools.jackson.databind.JsonNode;

/** What is kept of runs, and who reads it: the command, and doctor. */
@ExtendWith(TestDatabaseExtension.class)
class HistoryCommandTest {

  private Shop shop;
  private Program program;

  @BeforeEach
  void open(TestDatabase database) throws Exception {
    shop = Shop.open(database);
    program = Program.connecting(database.settings(Shop.OPERATOR));
  }

  private JsonNode rollBack(String sessions) throws Exception {
    shop.change("again");
    Result result =
        program.run(
            "-g", "sales,warehouse", "-m", "START", "-s", sessions, "--json", "--progress", "none");
    assertThat(result.exitCode()).as(result.err()).isZero();
    return result.json();
  }

  @Test
  void aRunIsKeptWithWhatWasPredictedAndWhatItTook() throws Exception {
    JsonNode run = rollBack("2");
    JsonNode prediction = run.get("prediction");

    JsonNode kept = program.run("history", "--json").json().get("runs").get(0);

    assertThat(kept.get("runId")).isEqualTo(run.get("runId"));
    assertThat(kept.get("outcome").asString()).isEqualTo("committed");
    assertThat(kept.get("rowsRolledBack")).isEqualTo(run.get("rowsRolledBack"));
    assertThat(kept.get("predictedMs")).isEqualTo(prediction.get("predictedMs"));
    assertThat(kept.get("realMs")).isEqualTo(prediction.get("realMs"));
    assertThat(kept.get("within")).isEqualTo(prediction.get("within"));
    assertThat(prediction.get("predictedMs")).isEqualTo(run.get("plan").get("makespanMs"));
    assertThat(
            shop.value(
                "SELECT jsonb_array_length(plan -> 'sessions') FROM emaj_batch.run WHERE plan IS NOT NULL"))
        .isEqualTo(String.valueOf(run.get("plan").get("sessions").size()));
  }

  @Test
  void aReportThatCannotBeKeptChangesNothing() throws Exception {
    shop.mark("M");
    Map<String, String> atMark = shop.digests();
    shop.change("once");
    shop.database().execute("REVOKE UPDATE (report) ON emaj_batch.run FROM emaj_adm");

    Result result = program.run("-g", "sales,warehouse", "-m", "M", "-s", "2", "--json", "-v");

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.json().get("outcome").asString()).isEqualTo("committed");
    assertThat(result.err()).contains("the report is not kept: permission denied");
    assertThat(shop.digests()).isEqualTo(atMark);
    assertThat(program.run("history").exitCode()).isZero();
  }

  /** Costs are a matter of how well a plan is balanced, never of whether there is one. */
  @Test
  void historyThatCannotBeReadLeavesTheEnginesOwnEstimates() throws Exception {
    shop.database().execute("REVOKE SELECT ON emaj.emaj_rlbk_stat FROM emaj_adm");

    JsonNode run = rollBack("3");

    assertThat(run.get("plan").get("makespanMs").asLong()).isPositive();
  }

  /** One session needs nobody else to see its plan. */
  @Test
  void estimatesThatCannotBeWrittenChangeNothing() throws Exception {
    shop.database().execute("REVOKE UPDATE ON emaj.emaj_rlbk_plan FROM emaj_adm");

    assertThat(rollBack("1").get("outcome").asString()).isEqualTo("committed");
  }

  @Test
  void theNewestComeFirstAndNoMoreThanAskedFor() throws Exception {
    rollBack("1");
    JsonNode last = rollBack("3");

    Result one = program.run("history", "-n", "1");
    JsonNode all = program.run("history", "--json").json();

    assertThat(one.exitCode()).as(one.err()).isZero();
    assertThat(one.out().lines().toList()).hasSize(2);
    assertThat(one.out()).contains("committed", "to mark START, 3 sessions", "estimate", "real");
    assertThat(all.get("runs").size()).isEqualTo(2);
    assertThat(all.get("runs").get(0).get("runId")).isEqualTo(last.get("runId"));
    assertThat(all.get("calibration").get("runCount").asInt()).isEqualTo(2);
  }

  @Test
  void aRunThatFailedHasNoPrediction() throws Exception {
    shop.database()
        .execute("UPDATE shop.note SET body = NULL", "ALTER TABLE shop.note DROP COLUMN body");
    assertThat(program.run("-g", "sales", "-m", "START", "-s", "2").exitCode()).isNotZero();

    JsonNode runs = program.run("history", "--json").json().get("runs");

    runs.forEach(
        run -> {
          assertThat(run.get("outcome").asString()).isNotEqualTo("committed");
          assertThat(run.has("predictedMs")).isFalse();
        });
  }

  @Test
  void doctorJudgesTheEstimatesOnceThereAreEnough() throws Exception {
    for (int i = 0; i < 3; i++) {
      assertThat(program.run("doctor").out()).doesNotContain("against estimated");
      rollBack("2");
    }
    shop.database()
        .execute(
            "UPDATE emaj_batch.run SET report = jsonb_set(report, '{prediction,realMs}',"
                + " to_jsonb(7 * (report -> 'prediction' ->> 'predictedMs')::bigint))");

    assertThat(program.run("doctor").out()).contains("of 3 runs: median 7.00");
  }

  @Test
  void aDatabaseWithoutTheSchemaIsNamed(TestDatabase database) throws Exception {
    database.execute("DROP SCHEMA emaj_batch CASCADE");

    Result result = program.run("history");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("schema emaj_batch is not there");
  }
}
