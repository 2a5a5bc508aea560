package org.emajbatch.orchestrator.plan;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.emajbatch.orchestrator.preflight.Preflighted;
import org.emajbatch.orchestrator.preflight.Work;
import org.emajbatch.orchestrator.request.RollbackRequest;
import org.emajbatch.orchestrator.request.Target;
import org.emajbatch.planner.Concurrency;
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
import org.emajbatch.sql.engine.LastRollback;
import org.emajbatch.sql.engine.MarkState;
import org.emajbatch.sql.engine.PlanStep;
import org.emajbatch.sql.engine.PresumedPlan;
import org.emajbatch.sql.engine.TableName;

/**
 * What the plan of one database rests on, read once before a rollback is opened; it answers for any
 * number of sessions, and plans for each of them once. For one thread. The rollback itself never
 * follows these steps: it takes those that the engine planned under the groups' locks.
 */
public final class PlanFacts implements Work {

  private final Target target;
  private final Preflighted found;
  private final MarkState mark;
  private final int lastRollback;
  private final List<PlanStep> steps;
  private final Map<ForeignKeyLink, KeyBinding> keys;
  private final StepCosts costs;
  private final PlanRequest alone;
  private final Concurrency concurrency;
  private final Map<Integer, PlannedRollback> plans = new HashMap<>();

  /**
   * Facts.
   *
   * @param target what is to go back
   * @param found what the checks found
   * @param mark the mark
   * @param steps the engine's steps, or those it will probably have
   * @param keys the foreign keys around their tables
   * @param costs what steps cost a session that works alone
   */
  private PlanFacts(
      Target target,
      Preflighted found,
      MarkState mark,
      int lastRollback,
      List<PlanStep> steps,
      Map<ForeignKeyLink, KeyBinding> keys,
      StepCosts costs) {
    this.target = target;
    this.found = found;
    this.mark = mark;
    this.lastRollback = lastRollback;
    this.steps = List.copyOf(steps);
    this.keys = keys;
    this.costs = costs;
    this.alone = PlanRequests.alone(steps, keys, costs, 1);
    this.concurrency = Concurrency.of(alone);
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
        LastRollback.of(connection, target.groups()),
        steps,
        ForeignKeys.bindings(ForeignKeys.of(connection, tables(steps)), steps),
        CostFacts.read(connection, found.engine(), steps).costs(request.logged()));
  }

  private static Set<TableName> tables(List<PlanStep> steps) {
    Set<TableName> tables = new HashSet<>();
    steps.forEach(step -> step.table().ifPresent(tables::add));
    return tables;
  }

  /** What is to go back. */
  Target target() {
    return target;
  }

  /** What the checks found. */
  Preflighted found() {
    return found;
  }

  /** The mark. */
  MarkState mark() {
    return mark;
  }

  /** The engine's id of the last rollback of these groups that was done, 0 if none was. */
  int lastRollback() {
    return lastRollback;
  }

  /** The steps. */
  List<PlanStep> steps() {
    return steps;
  }

  /** The foreign keys around the tables of the steps. */
  Map<ForeignKeyLink, KeyBinding> keys() {
    return keys;
  }

  /** What is to be planned for that many sessions. */
  PlanRequest request(int sessions) {
    return asked(sessions).request();
  }

  private PlanRequests.Question asked(int sessions) {
    double busy = concurrency.busy(sessions);
    StepCosts beside = costs.beside(busy);
    return new PlanRequests.Question(
        busy == 1
            ? alone.withSessions(sessions)
            : PlanRequests.alone(steps, keys, beside, sessions),
        beside,
        PlanRequests.Question.aloneMicros(concurrency, costs));
  }

  /** The plan for that many sessions. */
  PlannedRollback plan(int sessions) {
    return plans.computeIfAbsent(sessions, number -> PlannedRollback.of(asked(number), steps));
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
