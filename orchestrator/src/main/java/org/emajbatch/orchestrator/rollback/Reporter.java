package org.emajbatch.orchestrator.rollback;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.emajbatch.orchestrator.failure.DataState;
import org.emajbatch.orchestrator.failure.Result;
import org.emajbatch.orchestrator.failure.SqlErrors;
import org.emajbatch.orchestrator.report.PlanReport;
import org.emajbatch.orchestrator.report.RollbackReport;
import org.emajbatch.planner.SessionLoad;
import org.emajbatch.planner.SessionPlan;
import org.emajbatch.sql.engine.EnginePlan;
import org.emajbatch.sql.engine.PlanStep;
import org.emajbatch.sql.engine.RollbackMessage;

/** Puts the report of a committed run together, from the engine's plan as it was carried out. */
final class Reporter {

  private final RunSetup setup;
  private final Attempt attempt;
  private final SessionTimes times;

  /**
   * A reporter.
   *
   * @param attempt the attempt that was carried out
   */
  Reporter(RunSetup setup, Attempt attempt, SessionTimes times) {
    this.setup = setup;
    this.attempt = attempt;
    this.times = times;
  }

  /**
   * The report. It is made even if the tables' numbers cannot be read any more: the run is
   * committed, and that must be said.
   *
   * @param control any connection in autocommit mode
   * @param messages the engine's report
   * @param remarks our own, whole sentences without a full stop
   */
  RollbackReport report(Connection control, List<RollbackMessage> messages, List<String> remarks) {
    List<RollbackReport.Message> all = new ArrayList<>();
    remarks.forEach(remark -> all.add(new RollbackReport.Message("Notice", remark + ".")));
    messages.forEach(m -> all.add(new RollbackReport.Message(m.severity(), m.text())));
    List<PlanStep> steps = List.of();
    try {
      steps = EnginePlan.steps(control, attempt.rollbackId());
    } catch (SQLException e) {
      all.add(
          new RollbackReport.Message(
              "Warning", "The numbers could not be read: " + SqlErrors.message(e) + "."));
    }
    return report(steps, all);
  }

  private RollbackReport report(List<PlanStep> steps, List<RollbackReport.Message> messages) {
    List<RollbackReport.Table> tables =
        steps.stream().filter(step -> step.is(PlanStep.RLBK_TABLE)).map(Reporter::table).toList();
    List<PlanStep> verified =
        steps.stream().filter(step -> step.is(PlanStep.VERIFY_TABLE)).toList();
    boolean isVerified = setup.request().verified();
    SessionPlan plan = attempt.planned().plan();
    return new RollbackReport(
        RollbackReport.SCHEMA_VERSION,
        setup.run().toString(),
        OptionalInt.of(attempt.rollbackId()),
        Result.COMMITTED.json(),
        DataState.AT_MARK.json(),
        setup.request().groups(),
        setup.facts().mark(),
        setup.request().logged(),
        setup.facts().server().database(),
        setup.facts().engine().describe(),
        setup.sessions(),
        tables.size(),
        tables.stream().mapToLong(RollbackReport.Table::rowsRolledBack).sum(),
        setup.startedAt(),
        Duration.between(setup.startedAt(), OffsetDateTime.now()).toMillis(),
        PlanReport.of(plan),
        IntStream.rangeClosed(1, setup.sessions())
            .mapToObj(session -> session(session, tables, plan))
            .toList(),
        tables,
        messages,
        isVerified,
        isVerified
            ? OptionalLong.of(verified.stream().mapToLong(PlanStep::quantity).sum())
            : OptionalLong.empty(),
        isVerified ? OptionalLong.of(longestMicros(verified) / 1_000) : OptionalLong.empty(),
        List.of());
  }

  /** Sessions work side by side, so the longest one is what the steps may have cost the run. */
  private static long longestMicros(List<PlanStep> steps) {
    return steps.stream()
        .collect(
            Collectors.groupingBy(
                step -> step.session().orElse(1),
                Collectors.summingLong(step -> step.durationMicros().orElse(0))))
        .values()
        .stream()
        .mapToLong(Long::longValue)
        .max()
        .orElse(0);
  }

  private static RollbackReport.Table table(PlanStep step) {
    return new RollbackReport.Table(
        step.table().orElseThrow().schema(),
        step.table().orElseThrow().name(),
        step.session().orElse(1),
        step.quantity(),
        step.durationMicros().orElse(0) / 1_000);
  }

  private RollbackReport.Session session(
      int session, List<RollbackReport.Table> tables, SessionPlan plan) {
    List<RollbackReport.Table> own =
        tables.stream().filter(table -> table.session() == session).toList();
    long estimate =
        plan.sessions().stream()
            .filter(load -> load.session() == session)
            .mapToLong(SessionLoad::estimateMicros)
            .sum();
    return new RollbackReport.Session(
        session,
        own.size(),
        own.stream().mapToLong(RollbackReport.Table::rowsRolledBack).sum(),
        times.lockMillis(session),
        times.executeMillis(session),
        estimate / 1_000);
  }
}
