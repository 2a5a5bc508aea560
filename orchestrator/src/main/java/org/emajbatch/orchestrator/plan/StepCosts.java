package org.emajbatch.orchestrator.plan;

import org.emajbatch.planner.Estimate;
import org.emajbatch.sql.engine.PlanStep;

/** What the steps of a rollback cost with a certain number of sessions. */
public interface StepCosts {

  /** The duration of a step. */
  Estimate of(PlanStep step);

  /** What each session takes besides its steps. */
  Estimate eachSession();

  /** The engine's own estimates. */
  static StepCosts ofEngine() {
    return new StepCosts() {
      @Override
      public Estimate of(PlanStep step) {
        return Estimate.exactly(Math.max(0, step.estimatedMicros()));
      }

      @Override
      public Estimate eachSession() {
        return Estimate.ZERO;
      }
    };
  }
}
