package org.emajbatch.orchestrator.plan;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.emajbatch.planner.TableId;
import org.emajbatch.planner.cost.CostModel;
import org.emajbatch.planner.cost.RuleOfThumb;
import org.emajbatch.planner.cost.Sample;
import org.emajbatch.planner.cost.TableShape;
import org.emajbatch.sql.engine.Engine;
import org.emajbatch.sql.engine.EngineKind;
import org.emajbatch.sql.engine.EstimateParameters;
import org.emajbatch.sql.engine.PlanStep;
import org.emajbatch.sql.engine.SameMachine;
import org.emajbatch.sql.engine.StepHistory;
import org.emajbatch.sql.engine.TableName;
import org.emajbatch.sql.engine.TableSize;

/**
 * What estimates rest on, read once; it answers for any number of sessions. Nothing that goes wrong
 * here may keep a rollback from being planned: then the engine's own estimates have to do.
 */
public final class CostFacts {

  private final Optional<CostModel> model;

  private CostFacts(Optional<CostModel> model) {
    this.model = model;
  }

  /**
   * Reads it.
   *
   * @param connection in autocommit mode, none of a rollback's sessions
   * @param engine the engine
   * @param steps whose costs are wanted
   */
  public static CostFacts read(Connection connection, Engine engine, List<PlanStep> steps) {
    try {
      return new CostFacts(Optional.of(model(connection, engine, steps)));
    } catch (SQLException unreadable) {
      return new CostFacts(Optional.empty());
    }
  }

  private static CostModel model(Connection connection, Engine engine, List<PlanStep> steps)
      throws SQLException {
    Set<TableName> tables = new HashSet<>();
    steps.forEach(step -> step.table().ifPresent(tables::add));
    List<StepHistory.Past> history = StepHistory.of(connection, steps);
    Set<TableName> known = new HashSet<>();
    history.stream()
        .filter(past -> past.step().equals(PlanStep.RLBK_TABLE))
        .forEach(past -> past.table().ifPresent(known::add));
    if (!known.containsAll(restored(steps))) {
      history.addAll(StepHistory.ofOthers(connection, steps));
      history.forEach(past -> past.table().ifPresent(tables::add));
    }
    Map<TableId, TableShape> shapes = new HashMap<>();
    for (TableSize size : TableSize.of(connection, tables)) {
      shapes.put(Tasks.id(size.table()), new TableShape(size.rowBytes(), size.indexes()));
    }
    List<Sample> samples = history.stream().distinct().map(Tasks::sample).toList();
    OptionalInt cores =
        SameMachine.serves(connection)
            ? OptionalInt.of(Runtime.getRuntime().availableProcessors())
            : OptionalInt.empty();
    return new CostModel(rule(connection, engine), shapes, samples, cores);
  }

  private static Set<TableName> restored(List<PlanStep> steps) {
    Set<TableName> restored = new HashSet<>();
    steps.stream()
        .filter(step -> step.is(PlanStep.RLBK_TABLE))
        .forEach(step -> step.table().ifPresent(restored::add));
    return restored;
  }

  private static RuleOfThumb rule(Connection connection, Engine engine) throws SQLException {
    if (engine.kind() == EngineKind.OURS) {
      return RuleOfThumb.ofOwnEngine();
    }
    EstimateParameters stock = EstimateParameters.read(connection);
    return RuleOfThumb.ofStock(
        stock.row(), stock.logRow(), stock.keyCheck(), stock.step(), stock.dblink());
  }

  /**
   * The costs of a session that works alone.
   *
   * @param logged whether the rollback is logged
   */
  public StepCosts costs(boolean logged) {
    return model.isEmpty() ? StepCosts.ofEngine() : new ModelCosts(model.get(), logged, 1);
  }
}
