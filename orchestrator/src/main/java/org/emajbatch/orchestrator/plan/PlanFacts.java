package org.emajbatch.orchestrator.plan;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.emajbatch.orchestrator.preflight.Preflighted;
import org.emajbatch.orchestrator.preflight.Work;
import org.emajbatch.orchestrator.request.RollbackRequest;
import org.emajbatch.orchestrator.request.Target;
import org.emajbatch.planner.PlanRequest;
import org.emajbatch.planner.SessionCurve;
import org.emajbatch.planner.Unit;
import org.emajbatch.sql.engine.Capability;
import org.emajbatch.sql.engine.EnginePlan;
import org.emajbatch.sql.engine.ForeignKeyLink;
import org.emajbatch.sql.engine.ForeignKeys;
import org.emajbatch.sql.engine.Groups;
import org.emajbatch.sql.engine.InitRequest;
import org.emajbatch.sql.engine.KeyBinding;
import org.emajbatch.sql.engine.MarkState;
import org.emajbatch.sql.engine.PlanStep;
import org.emajbatch.sql.engine.PresumedPlan;
import org.emajbatch.sql.engine.TableName;

/**
 * What the plan of one database rests on, read once before a rollback is opened; it answers for any
 * number of sessions. The rollback itself never follows these steps: it takes those that the engine
 * planned under the groups' locks.
 *
 * @param target what is to go back
 * @param found what the checks found
 * @param mark the mark
 * @param steps the engine's steps, or those it will probably have
 * @param keys the foreign keys around their tables
 * @param costs what steps cost
 * @param logged whether the rollback is logged
 */
public record PlanFacts(
    Target target,
    Preflighted found,
    MarkState mark,
    List<PlanStep> steps,
    Map<ForeignKeyLink, KeyBinding> keys,
    CostFacts costs,
    boolean logged)
    implements Work {

  public PlanFacts {
    steps = List.copyOf(steps);
  }

  /**
   * Reads them.
   *
   * @param connection to the target's database, in autocommit mode
   * @param request the rollback that is planned; what goes back in other databases is no matter
   * @throws SQLException with SQLSTATE P0001 when the engine would refuse the rollback
   */
  public static PlanFacts read(
      Connection connection, Target target, Preflighted found, RollbackRequest request)
      throws SQLException {
    InitRequest init =
        new InitRequest(
            target.groups(),
            found.mark(),
            request.logged(),
            1,
            request.alterAllowed(),
            Optional.empty());
    List<PlanStep> steps =
        found.engine().has(Capability.PREVIEW)
            ? EnginePlan.preview(connection, init, request.verified())
            : PresumedPlan.steps(connection, init);
    MarkState mark =
        Groups.marks(connection, target.groups()).stream()
            .filter(one -> one.name().equals(found.mark()))
            .findFirst()
            .orElseThrow(() -> new SQLException("mark " + found.mark() + " was deleted", "P0001"));
    return new PlanFacts(
        target,
        found,
        mark,
        steps,
        ForeignKeys.bindings(ForeignKeys.of(connection, tables(steps)), steps),
        CostFacts.read(connection, found.engine(), steps),
        request.logged());
  }

  private static Set<TableName> tables(List<PlanStep> steps) {
    Set<TableName> tables = new HashSet<>();
    steps.forEach(step -> step.table().ifPresent(tables::add));
    return tables;
  }

  /** What is to be planned for that many sessions; contention makes costs depend on them. */
  PlanRequest request(int sessions) {
    return PlanRequests.of(steps, keys, costs.costs(logged), sessions);
  }

  /** The plan for that many sessions. */
  public PlannedRollback plan(int sessions) {
    return PlannedRollback.of(steps, keys, costs.costs(logged), sessions);
  }

  /** The tables that would be put back. */
  List<PlanStep> restores() {
    return steps.stream().filter(step -> step.is(PlanStep.RLBK_TABLE)).toList();
  }

  @Override
  public int tables() {
    return restores().size();
  }

  @Override
  public int units() {
    Set<TableName> restored = new HashSet<>();
    restores().forEach(step -> restored.add(step.table().orElseThrow()));
    return (int)
        plan(1).plan().sessions().get(0).units().stream()
            .filter(unit -> restoresAny(unit, restored))
            .count();
  }

  private static boolean restoresAny(Unit unit, Set<TableName> restored) {
    return unit.tables().stream()
        .anyMatch(table -> restored.contains(new TableName(table.schema(), table.name())));
  }

  @Override
  public SessionCurve curve(int most) {
    return SessionCurve.of(this::request, most, most);
  }
}
