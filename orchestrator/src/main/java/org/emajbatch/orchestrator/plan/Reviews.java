package org.emajbatch.orchestrator.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.emajbatch.orchestrator.failure.Failure;
import org.emajbatch.orchestrator.failure.FailureCode;
import org.emajbatch.orchestrator.report.Texts;
import org.emajbatch.orchestrator.request.ReviewedPlan;
import org.emajbatch.planner.Misfit;
import org.emajbatch.planner.SessionLoad;
import org.emajbatch.planner.SessionPlan;
import org.emajbatch.planner.TableId;
import org.emajbatch.planner.UnfollowablePlanException;
import org.emajbatch.sql.engine.ForeignKeyLink;
import org.emajbatch.sql.engine.KeyBinding;
import org.emajbatch.sql.engine.PlanStep;
import org.emajbatch.sql.engine.TableChanges;
import org.emajbatch.sql.engine.TableName;

/** Turns plans into what is kept of them for review, and holds that against the facts later. */
public final class Reviews {

  /** So many differences are told one by one. */
  private static final int DIFFERENCES_TOLD = 5;

  private Reviews() {}

  /**
   * What is kept of one database.
   *
   * @param facts what the plan rests on
   * @param plan who does what
   * @param sessions how many sessions the database gets
   */
  static ReviewedPlan.Database database(PlanFacts facts, SessionPlan plan, int sessions) {
    return database(facts, sessionOf(plan), sessions);
  }

  private static ReviewedPlan.Database database(
      PlanFacts facts, Map<TableId, Integer> sessionOf, int sessions) {
    return new ReviewedPlan.Database(
        facts.found().server().database(),
        facts.target().groups(),
        facts.mark().name(),
        facts.mark().timeId(),
        facts.lastRollback(),
        sessions,
        tables(facts.steps(), sessionOf),
        keys(facts.keys()));
  }

  /**
   * Refuses a plan that no longer holds.
   *
   * @param plan as reviewed
   * @param now the facts of its databases, in its order
   * @throws Failure naming what differs
   */
  public static void requireUnchanged(ReviewedPlan plan, List<PlanFacts> now) throws Failure {
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < now.size(); i++) {
      PlanFacts facts = now.get(i);
      ReviewedPlan.Database then = plan.databases().get(i);
      String where = now.size() > 1 ? "database " + then.name() + ": " : "";
      Drift.between(then, database(facts, Map.of(), then.sessions()))
          .forEach(difference -> differences.add(where + difference));
    }
    refuse(differences);
  }

  /**
   * Follows a plan with the steps that the engine has really planned.
   *
   * @param then as reviewed
   * @param keys the foreign keys around the tables of the steps
   * @param lastRollback the last rollback of the groups that was done before this one, 0 for none
   * @throws Failure naming what differs, or what the plan would tear
   */
  public static PlannedRollback follow(
      ReviewedPlan.Database then,
      List<PlanStep> steps,
      Map<ForeignKeyLink, KeyBinding> keys,
      StepCosts costs,
      int lastRollback)
      throws Failure {
    refuse(Drift.between(then, then.withFacts(lastRollback, tables(steps, Map.of()), keys(keys))));
    try {
      return PlannedRollback.following(steps, keys, costs, then.sessions(), sessionOf(then));
    } catch (UnfollowablePlanException e) {
      refuse(e.misfits().stream().map(Misfit::text).toList());
      throw new IllegalStateException("a plan was refused without a reason", e);
    }
  }

  /**
   * Refuses a plan whose tables have other changes than it was reviewed with.
   *
   * @param then as reviewed
   * @param changes of the tables that have any, counted while nobody can write to them
   * @throws Failure naming what differs
   */
  public static void requireSameChanges(ReviewedPlan.Database then, List<TableChanges> changes)
      throws Failure {
    Map<TableName, Long> counted = new TreeMap<>();
    then.tables().forEach(table -> counted.put(new TableName(table.schema(), table.name()), 0L));
    changes.forEach(table -> counted.put(table.table(), table.changes()));
    List<ReviewedPlan.Table> now = new ArrayList<>();
    counted.forEach(
        (table, count) ->
            now.add(new ReviewedPlan.Table(table.schema(), table.name(), count, Optional.empty())));
    refuse(Drift.between(then, then.withFacts(then.lastRollback(), now, then.keys())));
  }

  /** Who does what in a reviewed plan. */
  private static Map<TableId, Integer> sessionOf(ReviewedPlan.Database database) {
    Map<TableId, Integer> sessions = new TreeMap<>();
    for (ReviewedPlan.Table table : database.tables()) {
      table
          .session()
          .ifPresent(session -> sessions.put(new TableId(table.schema(), table.name()), session));
    }
    return sessions;
  }

  private static Map<TableId, Integer> sessionOf(SessionPlan plan) {
    Map<TableId, Integer> sessions = new TreeMap<>();
    for (SessionLoad load : plan.sessions()) {
      load.units()
          .forEach(unit -> unit.tables().forEach(table -> sessions.put(table, load.session())));
    }
    return sessions;
  }

  private static List<ReviewedPlan.Table> tables(
      List<PlanStep> steps, Map<TableId, Integer> sessions) {
    Map<TableName, Long> changes = new HashMap<>();
    steps.stream()
        .filter(step -> step.is(PlanStep.RLBK_TABLE))
        .forEach(step -> changes.put(step.table().orElseThrow(), step.estimatedQuantity()));
    return steps.stream()
        .filter(step -> step.is(PlanStep.LOCK_TABLE))
        .map(step -> step.table().orElseThrow())
        .map(
            table ->
                new ReviewedPlan.Table(
                    table.schema(),
                    table.name(),
                    changes.getOrDefault(table, 0L),
                    Optional.ofNullable(sessions.get(new TableId(table.schema(), table.name())))))
        .sorted(
            Comparator.comparing(ReviewedPlan.Table::schema)
                .thenComparing(ReviewedPlan.Table::name))
        .toList();
  }

  private static List<ReviewedPlan.Key> keys(Map<ForeignKeyLink, KeyBinding> keys) {
    return keys.entrySet().stream()
        .map(
            entry ->
                new ReviewedPlan.Key(
                    entry.getKey().referencing().schema(),
                    entry.getKey().referencing().name(),
                    entry.getKey().name(),
                    entry.getKey().referenced().schema(),
                    entry.getKey().referenced().name(),
                    entry.getValue().name().toLowerCase(Locale.ROOT)))
        .sorted(
            Comparator.comparing(ReviewedPlan.Key::schema)
                .thenComparing(ReviewedPlan.Key::table)
                .thenComparing(ReviewedPlan.Key::name))
        .toList();
  }

  private static void refuse(List<String> differences) throws Failure {
    if (!differences.isEmpty()) {
      int more = differences.size() - DIFFERENCES_TOLD;
      throw Failure.refused(
              FailureCode.PLAN_DRIFTED,
              "the plan no longer holds: "
                  + String.join(
                      "; ", differences.subList(0, Math.min(DIFFERENCES_TOLD, differences.size())))
                  + (more > 0 ? "; and " + Texts.count(more, "difference") + " more" : ""))
          .hint("make a new plan and have it reviewed: plan --save");
    }
  }
}
