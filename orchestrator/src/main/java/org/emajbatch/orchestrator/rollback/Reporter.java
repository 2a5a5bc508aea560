package org.emajbatch.orchestrator.rollback;

import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.emajbatch.orchestrator.failure.DataState;
import org.emajbatch.orchestrator.failure.Result;
import org.emajbatch.orchestrator.failure.SqlErrors;
import org.emajbatch.orchestrator.plan.PlannedRollback;
import org.emajbatch.orchestrator.report.PlanReport;
import org.emajbatch.orchestrator.report.Prediction;
import org.emajbatch.orchestrator.report.RollbackReport;
import org.emajbatch.planner.SessionLoad;
import org.emajbatch.sql.engine.EnginePlan;
import org.emajbatch.sql.engine.PlanStep;

/**
 * Puts the report of a committed run together, from the engine's plans as they were carried out.
 */
final class Reporter {

  private final RunSetup setup;
  private final Attempt attempt;
  private final SessionTimes times;
  private final SessionWork work;

  /**
   * A reporter.
   *
   * @param attempt the attempt that was carried out
   * @param work what the sessions did, with the engine's reports
   */
  Reporter(RunSetup setup, Attempt attempt, SessionTimes times, SessionWork work) {
    this.setup = setup;
    this.attempt = attempt;
    this.times = times;
    this.work = work;
  }

  /**
   * The report. It is made even if the tables' numbers cannot be read any more: the run is
   * committed, and that must be said.
   *
   * @param remarks our own, whole sentences without a full stop
   */
  RollbackReport report(Controls controls, List<String> remarks) {
    List<RollbackReport.Message> messages = new ArrayList<>();
    remarks.forEach(remark -> messages.add(new RollbackReport.Message("Notice", remark + ".")));
    Map<Part, List<PlanStep>> steps = new LinkedHashMap<>();
    for (Part part : setup.parts()) {
      String where = setup.isSpread() ? "Database " + part.database() + ": " : "";
      work.messages(part)
          .forEach(m -> messages.add(new RollbackReport.Message(m.severity(), where + m.text())));
      try {
        steps.put(part, EnginePlan.steps(controls.of(part), attempt.in(part).rollbackId()));
      } catch (SQLException e) {
        messages.add(
            new RollbackReport.Message(
                "Warning", where + "The numbers could not be read: " + SqlErrors.message(e) + "."));
      }
    }
    return report(steps, messages);
  }

  private RollbackReport report(
      Map<Part, List<PlanStep>> steps, List<RollbackReport.Message> messages) {
    List<RollbackReport.Table> tables =
        steps.entrySet().stream()
            .flatMap(
                entry ->
                    only(PlanStep.RLBK_TABLE, entry.getValue()).stream()
                        .map(step -> table(entry.getKey(), step)))
            .toList();
    boolean isVerified = setup.request().verified();
    PlanReport plan =
        PlannedRollback.report(
            setup.parts().stream().map(part -> attempt.in(part).planned()).toList());
    List<RollbackReport.Session> sessions =
        IntStream.rangeClosed(1, setup.sessions())
            .mapToObj(session -> session(session, tables))
            .toList();
    Part first = setup.coordinator();
    return new RollbackReport(
        RollbackReport.SCHEMA_VERSION,
        setup.run().toString(),
        OptionalInt.of(attempt.in(first).rollbackId()),
        Result.COMMITTED.json(),
        DataState.AT_MARK.json(),
        first.target().groups(),
        first.facts().mark(),
        setup.request().logged(),
        first.database(),
        first.facts().engine().describe(),
        setup.parts().stream().map(this::part).toList(),
        setup.sessions(),
        tables.size(),
        tables.stream().mapToLong(RollbackReport.Table::rowsRolledBack).sum(),
        setup.startedAt(),
        Duration.between(setup.startedAt(), OffsetDateTime.now()).toMillis(),
        plan,
        Prediction.of(plan, RollbackReport.longest(sessions)),
        sessions,
        tables,
        messages,
        isVerified,
        isVerified ? OptionalLong.of(keysVerified(steps)) : OptionalLong.empty(),
        isVerified ? OptionalLong.of(longestMicros(steps) / 1_000) : OptionalLong.empty(),
        List.of());
  }

  private static List<PlanStep> only(String kind, List<PlanStep> steps) {
    return steps.stream().filter(step -> step.is(kind)).toList();
  }

  private static long keysVerified(Map<Part, List<PlanStep>> steps) {
    return steps.values().stream()
        .flatMap(all -> only(PlanStep.VERIFY_TABLE, all).stream())
        .mapToLong(PlanStep::quantity)
        .sum();
  }

  /** Sessions work side by side, so the longest one is what comparing may have cost the run. */
  private static long longestMicros(Map<Part, List<PlanStep>> steps) {
    return steps.entrySet().stream()
        .flatMap(
            entry ->
                only(PlanStep.VERIFY_TABLE, entry.getValue()).stream()
                    .collect(
                        Collectors.groupingBy(
                            step -> entry.getKey().global(step.session().orElse(1)),
                            Collectors.summingLong(step -> step.durationMicros().orElse(0))))
                    .values()
                    .stream())
        .mapToLong(Long::longValue)
        .max()
        .orElse(0);
  }

  private RollbackReport.Part part(Part part) {
    return new RollbackReport.Part(
        part.database(),
        attempt.in(part).rollbackId(),
        part.target().groups(),
        part.facts().mark());
  }

  private static RollbackReport.Table table(Part part, PlanStep step) {
    return new RollbackReport.Table(
        part.database(),
        step.table().orElseThrow().schema(),
        step.table().orElseThrow().name(),
        part.global(step.session().orElse(1)),
        step.quantity(),
        step.durationMicros().orElse(0) / 1_000);
  }

  private RollbackReport.Session session(int session, List<RollbackReport.Table> tables) {
    Part part = setup.part(session);
    List<RollbackReport.Table> own =
        tables.stream().filter(table -> table.session() == session).toList();
    long estimate =
        attempt.in(part).planned().plan().sessions().stream()
            .filter(load -> load.session() == part.local(session))
            .mapToLong(SessionLoad::estimateMicros)
            .sum();
    return new RollbackReport.Session(
        session,
        part.database(),
        own.size(),
        own.stream().mapToLong(RollbackReport.Table::rowsRolledBack).sum(),
        times.lockMillis(session),
        times.executeMillis(session),
        estimate / 1_000);
  }
}
