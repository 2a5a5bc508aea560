package org.emajbatch.orchestrator.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.emajbatch.orchestrator.failure.Failure;
import org.emajbatch.orchestrator.failure.FailureCode;
import org.emajbatch.orchestrator.failure.FailureKind;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What users and programs read at the end of a rollback, to the letter. */
class ReportTextTest {

  @Test
  void aRollback() {
    assertThat(String.join("\n", ReportText.lines(report())))
        .isEqualTo(
            """
            Logged rollback 12 of groups billing, stock to mark BEFORE in database shop
              run        01a1f900-0000-7000-8000-000000000001
              done       1,234,567 rows in 2 tables, 2 sessions, 1 min 5 s
              plan       estimate 1 min 1 s (50.0 s to 1 min 10 s), real 1 min 0 s (2 % shorter), lower bound 50.0 s, gap 22.0 %, longest: app.a
              session 1  1,200,000 rows in 1 table, locks 12 ms, work 1 min 0 s (estimate 1 min 1 s)
              session 2  34,567 rows in 1 table, locks 8 ms, work 1.5 s (estimate 2.0 s)
              table      app.a, 1,200,000 rows, 59.9 s
              table      app.b, 34,567 rows, 1.5 s
              Notice: Rollback id = 12.
            All tables of groups billing, stock are at mark BEFORE.""");
  }

  @Test
  void aVerifiedRollbackSaysSo() {
    assertThat(last(report().compared(List.of(), List.of())))
        .isEqualTo("All tables of groups billing, stock are at mark BEFORE, compared row by row.");
    assertThat(last(report().compared(List.of("app.a differs"), List.of())))
        .contains("CONTENT DIFFERS");
  }

  @Test
  void whatTheVerificationCostIsSaid() {
    RollbackReport verified = report(OptionalLong.of(13_000));

    assertThat(ReportText.lines(verified))
        .contains("  verified   1,300,000 keys in 2 tables, 13.0 s (20 % of the run)")
        .endsWith("All tables of groups billing, stock are at mark BEFORE, compared row by row.");
    JsonNode tree = JsonMapper.builder().build().readTree(new Json().document(verified));
    assertThat(tree.get("verified").asBoolean()).isTrue();
    assertThat(tree.get("keysVerified").asLong()).isEqualTo(1_300_000);
    assertThat(tree.get("verifyMs").asLong()).isEqualTo(13_000);
  }

  @Test
  void jsonKeepsTheOrderOfTheFieldsAndLeavesOutWhatIsAbsent() {
    String json = new Json().document(report());

    assertThat(json)
        .doesNotContain("null")
        .doesNotContain("keysVerified")
        .doesNotContain("verifyMs");
    JsonNode tree = JsonMapper.builder().build().readTree(json);
    assertThat(tree.propertyNames().stream().toList())
        .containsExactly(
            "schemaVersion",
            "runId",
            "rollbackId",
            "outcome",
            "state",
            "groups",
            "mark",
            "logged",
            "database",
            "engine",
            "databases",
            "sessionCount",
            "tableCount",
            "rowsRolledBack",
            "startedAt",
            "elapsedMs",
            "plan",
            "prediction",
            "sessions",
            "tables",
            "messages",
            "verified",
            "next");
    assertThat(tree.get("startedAt").asString()).isEqualTo("2026-11-20T22:00:04.5+01:00");
    assertThat(tree.get("next").isArray()).isTrue();
    assertThat(tree.get("plan").get("gap").asDouble()).isEqualTo(0.22);
  }

  @Test
  void aFailureSaysWhatFailedWhereTheDataIsAndWhatToType() {
    Failure failure =
        Failure.of(
                FailureKind.UNKNOWN, FailureCode.OUTCOME_UNKNOWN, "the outcome of run x is unknown")
            .on("x")
            .hint("tables may stay locked")
            .next("emaj-parallel-rollback recover -d shop");

    assertThat(FailureText.lines(failure))
        .containsExactly(
            "error: the outcome of run x is unknown",
            "state: the outcome is pending",
            "hint:  tables may stay locked",
            "next:  emaj-parallel-rollback recover -d shop");
    assertThat(new Json().line(FailureReport.of(failure)))
        .isEqualTo(
            "{\"schemaVersion\":1,\"outcome\":\"unknown\",\"state\":\"pending\",\"error\":"
                + "{\"code\":\"outcomeUnknown\",\"message\":\"the outcome of run x is unknown\","
                + "\"object\":\"x\",\"hint\":\"tables may stay locked\"},"
                + "\"next\":[\"emaj-parallel-rollback recover -d shop\"]}");
  }

  @Test
  void durationsAreReadable() {
    assertThat(Texts.duration(999)).isEqualTo("999 ms");
    assertThat(Texts.duration(59_940)).isEqualTo("59.9 s");
    assertThat(Texts.duration(61_400)).isEqualTo("1 min 1 s");
    assertThat(Texts.duration(7_260_000)).isEqualTo("2 h 1 min");
    assertThat(Texts.count(1, "row") + ", " + Texts.count(2_000, "row"))
        .isEqualTo("1 row, 2,000 rows");
  }

  private static String last(RollbackReport report) {
    List<String> lines = ReportText.lines(report);
    return lines.get(lines.size() - 1);
  }

  private static RollbackReport report() {
    return report(OptionalLong.empty());
  }

  private static RollbackReport report(OptionalLong cost) {
    PlanReport plan =
        new PlanReport(
            61_000, 50_000, 70_000, 61_000, 50_000, 0.22, false, 7, List.of("app.a"), List.of());
    return new RollbackReport(
        1,
        "01a1f900-0000-7000-8000-000000000001",
        OptionalInt.of(12),
        "committed",
        "atMark",
        List.of("billing", "stock"),
        "BEFORE",
        true,
        "shop",
        "emaj-batch engine 0.1.0",
        List.of(new RollbackReport.Part("shop", 12, List.of("billing", "stock"), "BEFORE")),
        2,
        2,
        1_234_567,
        OffsetDateTime.parse("2026-11-20T22:00:04.5+01:00"),
        65_000,
        plan,
        Prediction.of(plan, 60_000),
        List.of(
            new RollbackReport.Session(1, "shop", 1, 1_200_000, 12, 60_000, 61_000),
            new RollbackReport.Session(2, "shop", 1, 34_567, 8, 1_500, 2_000)),
        List.of(
            new RollbackReport.Table("shop", "app", "b", 2, 34_567, 1_500),
            new RollbackReport.Table("shop", "app", "a", 1, 1_200_000, 59_900)),
        List.of(new RollbackReport.Message("Notice", "Rollback id = 12.")),
        cost.isPresent(),
        cost.isPresent() ? OptionalLong.of(1_300_000) : OptionalLong.empty(),
        cost,
        List.of());
  }
}
