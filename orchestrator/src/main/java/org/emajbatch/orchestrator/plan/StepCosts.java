package org.emajbatch.orchestrator.plan;

import org.emajbatch.planner.Estimate;
import org.emajbatch.sql.engine.PlanStep;

/** What the steps of a rollback cost. */
public interface StepCosts {

  /** The duration of a step. */
  Estimate of(PlanStep step);

  /** What each session takes besides its steps. */
  Estimate eachSession();

  /**
   * The same beside others.
   *
   * @param busy how many sessions work at the same time, on average, at least 1
   */
  StepCosts beside(double busy);

  /** The engine's own estimates, which know nothing of other sessions. */
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

      @Override
      public StepCosts beside(double busy) {
        return this;
      }
    };
  }
}
