package org.emajbatch.orchestrator.plan;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.emajbatch.orchestrator.report.PlanReport;
import org.emajbatch.planner.PlanRequest;
import org.emajbatch.planner.PlanTable;
import org.emajbatch.planner.Planner;
import org.emajbatch.planner.SessionLoad;
import org.emajbatch.planner.SessionPlan;
import org.emajbatch.planner.TableId;
import org.emajbatch.planner.UnfollowablePlanException;
import org.emajbatch.planner.Unit;
import org.emajbatch.planner.assign.SaturatingMath;
import org.emajbatch.sql.engine.ForeignKeyLink;
import org.emajbatch.sql.engine.KeyBinding;
import org.emajbatch.sql.engine.PlanStep;
import org.emajbatch.sql.engine.SessionAssignment;
import org.emajbatch.sql.engine.TableName;

/**
 * The engine's steps shared out over the sessions.
 *
 * @param request what the planner was asked
 * @param plan who does what, with its estimate and bound
 * @param assignment the same in the engine's terms
 * @param aloneMicros what one session would take that works alone, in microseconds
 * @param estimates likely durations of the steps that sessions do, in microseconds
 */
public record PlannedRollback(
    PlanRequest request,
    SessionPlan plan,
    SessionAssignment assignment,
    long aloneMicros,
    Map<PlanStep, Long> estimates) {

  /**
   * The plans of all databases of one rollback as documents show them.
   *
   * @param parts in the order of the rollback
   */
  public static PlanReport report(List<PlannedRollback> parts) {
    return PlanReport.of(
        parts.stream().map(PlannedRollback::plan).toList(),
        parts.stream().mapToLong(PlannedRollback::aloneMicros).reduce(0, SaturatingMath::add));
  }

  /**
   * Plans.
   *
   * @param steps the engine's plan
   * @param bindings the foreign keys around its tables and what the plan does with them
   * @param costs what the steps take
   * @param sessions how many sessions there are
   */
  public static PlannedRollback of(
      List<PlanStep> steps,
      Map<ForeignKeyLink, KeyBinding> bindings,
      StepCosts costs,
      int sessions) {
    return of(PlanRequests.of(steps, bindings, costs, sessions), steps);
  }

  /**
   * Follows a plan that was made earlier.
   *
   * @param sessionOf the session of each table
   * @throws UnfollowablePlanException if it does not suit these steps
   */
  static PlannedRollback following(
      List<PlanStep> steps,
      Map<ForeignKeyLink, KeyBinding> bindings,
      StepCosts costs,
      int sessions,
      Map<TableId, Integer> sessionOf)
      throws UnfollowablePlanException {
    PlanRequests.Question asked = PlanRequests.of(steps, bindings, costs, sessions);
    return of(asked, new Planner().follow(asked.request(), sessionOf), steps);
  }

  /** Plans. */
  static PlannedRollback of(PlanRequests.Question asked, List<PlanStep> steps) {
    return of(asked, new Planner().plan(asked.request()), steps);
  }

  private static PlannedRollback of(
      PlanRequests.Question asked, SessionPlan plan, List<PlanStep> steps) {
    Map<PlanStep, Long> estimates = new HashMap<>();
    for (PlanStep step : steps) {
      if (step.session().isPresent() && !step.is(PlanStep.LOCK_TABLE)) {
        estimates.put(step, asked.costs().of(step).likelyMicros());
      }
    }
    return new PlannedRollback(
        asked.request(),
        plan,
        assignment(plan, asked.request().tables()),
        asked.aloneMicros(),
        estimates);
  }

  private static SessionAssignment assignment(SessionPlan plan, List<PlanTable> tables) {
    Set<TableId> unbatched = new HashSet<>();
    tables.stream()
        .filter(table -> table.batch() == PlanTable.NO_BATCH)
        .forEach(table -> unbatched.add(table.table()));
    Map<Integer, Integer> batches = new HashMap<>();
    Map<TableName, Integer> others = new HashMap<>();
    for (SessionLoad load : plan.sessions()) {
      for (Unit unit : load.units()) {
        unit.batches().forEach(batch -> batches.put(batch, load.session()));
        unit.tables().stream()
            .filter(unbatched::contains)
            .sorted(Comparator.naturalOrder())
            .forEach(
                table -> others.put(new TableName(table.schema(), table.name()), load.session()));
      }
    }
    return new SessionAssignment(batches, others);
  }
}
