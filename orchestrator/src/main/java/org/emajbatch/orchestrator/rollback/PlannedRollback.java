package org.emajbatch.orchestrator.rollback;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.emajbatch.planner.Binding;
import org.emajbatch.planner.ForeignKey;
import org.emajbatch.planner.PlanRequest;
import org.emajbatch.planner.PlanTable;
import org.emajbatch.planner.Planner;
import org.emajbatch.planner.SessionLoad;
import org.emajbatch.planner.SessionPlan;
import org.emajbatch.planner.TableId;
import org.emajbatch.planner.Unit;
import org.emajbatch.sql.engine.ForeignKeyLink;
import org.emajbatch.sql.engine.KeyBinding;
import org.emajbatch.sql.engine.PlanStep;
import org.emajbatch.sql.engine.SessionAssignment;
import org.emajbatch.sql.engine.TableName;

/**
 * The engine's steps shared out over the sessions.
 *
 * @param plan who does what, with its estimate and bound
 * @param assignment the same in the engine's terms
 */
record PlannedRollback(SessionPlan plan, SessionAssignment assignment) {

  /**
   * Plans.
   *
   * @param steps the engine's plan
   * @param bindings the foreign keys around its tables and what the plan does with them
   * @param sessions how many sessions there are
   */
  static PlannedRollback of(
      List<PlanStep> steps, Map<ForeignKeyLink, KeyBinding> bindings, int sessions) {
    List<ForeignKey> keys = bindings.entrySet().stream().map(PlannedRollback::key).toList();
    List<PlanTable> tables = tables(steps, boundTables(keys));
    long sequences =
        steps.stream()
            .filter(step -> step.is(PlanStep.RLBK_SEQUENCES))
            .mapToLong(PlanStep::estimatedMicros)
            .sum();
    SessionPlan plan = new Planner().plan(new PlanRequest(tables, keys, sessions, sequences));
    return new PlannedRollback(plan, assignment(plan, tables));
  }

  private static ForeignKey key(Map.Entry<ForeignKeyLink, KeyBinding> entry) {
    ForeignKeyLink link = entry.getKey();
    Binding binding =
        switch (entry.getValue()) {
          case FREE -> Binding.FREE;
          case CHECKED -> Binding.CHECKED;
          case REBUILT -> Binding.REBUILT;
        };
    return new ForeignKey(link.name(), id(link.referencing()), id(link.referenced()), binding);
  }

  private static Set<TableId> boundTables(List<ForeignKey> keys) {
    Set<TableId> bound = new HashSet<>();
    for (ForeignKey key : keys) {
      if (key.binding().binds()) {
        bound.add(key.referencing());
        bound.add(key.referenced());
      }
    }
    return bound;
  }

  /**
   * The tables to share out: those of the engine's batches, and of the others those that a binding
   * key joins to one, because whoever works on one end of such a key must hold the other.
   */
  private static List<PlanTable> tables(List<PlanStep> steps, Set<TableId> bound) {
    Map<TableId, OptionalInt> batchOf = new TreeMap<>();
    steps.stream()
        .filter(step -> step.is(PlanStep.LOCK_TABLE) || step.is(PlanStep.RLBK_TABLE))
        .filter(step -> step.table().isPresent())
        .filter(step -> step.batch().isPresent() || bound.contains(id(step.table().get())))
        .forEach(
            step ->
                batchOf.merge(
                    id(step.table().get()), step.batch(), (a, b) -> a.isPresent() ? a : b));
    Map<TableId, Long> cost = costs(steps, batchOf);
    List<PlanTable> tables = new ArrayList<>(batchOf.size());
    batchOf.forEach(
        (table, batch) ->
            tables.add(
                new PlanTable(
                    table, cost.getOrDefault(table, 0L), batch.orElse(PlanTable.NO_BATCH))));
    return tables;
  }

  /** A step on a table of no group, as when its key is dropped, is put down to its batch. */
  private static Map<TableId, Long> costs(List<PlanStep> steps, Map<TableId, OptionalInt> batchOf) {
    Map<Integer, TableId> firstOfBatch = new HashMap<>();
    batchOf.forEach((table, batch) -> batch.ifPresent(b -> firstOfBatch.putIfAbsent(b, table)));
    Map<TableId, Long> cost = new HashMap<>();
    for (PlanStep step : steps) {
      if (step.table().isEmpty() || step.estimatedMicros() <= 0) {
        continue;
      }
      TableId own = id(step.table().get());
      TableId payer =
          batchOf.containsKey(own) || step.batch().isEmpty()
              ? own
              : firstOfBatch.getOrDefault(step.batch().getAsInt(), own);
      cost.merge(payer, step.estimatedMicros(), Long::sum);
    }
    return cost;
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

  private static TableId id(TableName table) {
    return new TableId(table.schema(), table.name());
  }
}
