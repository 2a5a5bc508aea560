package org.emajbatch.orchestrator.plan;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.emajbatch.sql.engine.Engine;
import org.emajbatch.sql.engine.PlanStep;

/** What estimates rest on, read once; it answers for any number of sessions. */
public final class CostFacts {

  private CostFacts() {}

  /**
   * Reads it.
   *
   * @param connection in autocommit mode, none of a rollback's sessions
   * @param engine the engine
   * @param steps whose costs are wanted
   */
  public static CostFacts read(Connection connection, Engine engine, List<PlanStep> steps)
      throws SQLException {
    return new CostFacts();
  }

  /**
   * The costs.
   *
   * @param logged whether the rollback is logged
   * @param sessions how many work
   */
  public StepCosts costs(boolean logged, int sessions) {
    return StepCosts.ofEngine();
  }
}
