package org.emajbatch.orchestrator.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.emajbatch.planner.Binding;
import org.emajbatch.planner.Concurrency;
import org.emajbatch.planner.Division;
import org.emajbatch.planner.Estimate;
import org.emajbatch.planner.ForeignKey;
import org.emajbatch.planner.PlanRequest;
import org.emajbatch.planner.PlanTable;
import org.emajbatch.planner.TableId;
import org.emajbatch.planner.assign.SaturatingMath;
import org.emajbatch.sql.engine.ForeignKeyLink;
import org.emajbatch.sql.engine.KeyBinding;
import org.emajbatch.sql.engine.PlanStep;
import org.emajbatch.sql.engine.TableName;

/** From the engine's steps to the planner's question. */
final class PlanRequests {

  private PlanRequests() {}

  /**
   * A question.
   *
   * @param request what the planner is asked
   * @param costs what the steps take, beside the sessions that work at the same time
   * @param aloneMicros what one session would take that works alone, in microseconds
   */
  record Question(PlanRequest request, StepCosts costs, long aloneMicros) {

    /** Looks at the work of one session. */
    static long aloneMicros(Concurrency work, StepCosts costs) {
      return SaturatingMath.add(work.allMicros(), costs.eachSession().likelyMicros());
    }
  }

  /**
   * The question. Sessions that work at the same time slow each other down.
   *
   * @param steps the engine's plan
   * @param bindings the foreign keys around its tables and what the plan does with them
   * @param costs what the steps take alone
   * @param sessions how many sessions there are
   */
  static Question of(
      List<PlanStep> steps,
      Map<ForeignKeyLink, KeyBinding> bindings,
      StepCosts costs,
      int sessions) {
    PlanRequest alone = alone(steps, bindings, costs, sessions);
    Concurrency work = Concurrency.of(alone);
    double busy = work.busy(sessions);
    StepCosts beside = costs.beside(busy);
    return new Question(
        busy == 1 ? alone : alone(steps, bindings, beside, sessions),
        beside,
        Question.aloneMicros(work, costs));
  }

  /** The same as if the sessions did not slow each other down. */
  static PlanRequest alone(
      List<PlanStep> steps,
      Map<ForeignKeyLink, KeyBinding> bindings,
      StepCosts costs,
      int sessions) {
    List<ForeignKey> keys = bindings.entrySet().stream().map(PlanRequests::key).toList();
    Estimate sequences =
        Estimate.sum(
            steps.stream()
                .filter(step -> step.is(PlanStep.RLBK_SEQUENCES))
                .map(costs::of)
                .toList());
    return new PlanRequest(
        tables(steps, boundTables(keys), costs), keys, sessions, sequences, costs.eachSession());
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
  private static List<PlanTable> tables(List<PlanStep> steps, Set<TableId> bound, StepCosts costs) {
    Map<TableId, OptionalInt> batchOf = new TreeMap<>();
    steps.stream()
        .filter(step -> step.is(PlanStep.LOCK_TABLE) || step.is(PlanStep.RLBK_TABLE))
        .filter(step -> step.table().isPresent())
        .filter(step -> step.batch().isPresent() || bound.contains(id(step.table().get())))
        .forEach(
            step ->
                batchOf.merge(
                    id(step.table().get()), step.batch(), (a, b) -> a.isPresent() ? a : b));
    Map<TableId, Estimate> cost = costs(steps, batchOf, costs);
    List<PlanTable> tables = new ArrayList<>(batchOf.size());
    batchOf.forEach(
        (table, batch) ->
            tables.add(
                new PlanTable(
                    table,
                    cost.getOrDefault(table, Estimate.ZERO),
                    batch.orElse(PlanTable.NO_BATCH),
                    Division.NONE)));
    return tables;
  }

  /** A step on a table of no group, as when its key is dropped, is put down to its batch. */
  private static Map<TableId, Estimate> costs(
      List<PlanStep> steps, Map<TableId, OptionalInt> batchOf, StepCosts costs) {
    Map<Integer, TableId> firstOfBatch = new HashMap<>();
    batchOf.forEach((table, batch) -> batch.ifPresent(b -> firstOfBatch.putIfAbsent(b, table)));
    Map<TableId, Estimate> cost = new HashMap<>();
    for (PlanStep step : steps) {
      if (step.table().isEmpty()) {
        continue;
      }
      TableId own = id(step.table().get());
      TableId payer =
          batchOf.containsKey(own) || step.batch().isEmpty()
              ? own
              : firstOfBatch.getOrDefault(step.batch().getAsInt(), own);
      cost.merge(payer, costs.of(step), Estimate::plus);
    }
    return cost;
  }

  private static TableId id(TableName table) {
    return new TableId(table.schema(), table.name());
  }
}
