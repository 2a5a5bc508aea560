package org.emajbatch.orchestrator.plan;

import org.emajbatch.planner.Estimate;
import org.emajbatch.planner.cost.CostModel;
import org.emajbatch.sql.engine.PlanStep;

/**
 * Costs by the cost model, for one way to roll back. What lies between two steps is counted with
 * the step, so that the steps of a session add up to what the session takes.
 *
 * @param model the model
 * @param logged whether the rollback is logged
 * @param busy how many sessions work at the same time, on average
 */
record ModelCosts(CostModel model, boolean logged, double busy) implements StepCosts {

  /** From the call of a session's work to its first step, and from the last one to the answer. */
  private static final Estimate CALL = new Estimate(2_000, 6_000, 20_000);

  /** Nothing for taking a lock, which is waiting and no work, and for rows that only account. */
  @Override
  public Estimate of(PlanStep step) {
    if (step.session().isEmpty() || step.is(PlanStep.LOCK_TABLE)) {
      return Estimate.ZERO;
    }
    return model.of(Tasks.of(step, logged), busy).plus(model.of(Tasks.pause(), busy));
  }

  @Override
  public Estimate eachSession() {
    return CALL;
  }

  @Override
  public StepCosts beside(double sessions) {
    return new ModelCosts(model, logged, sessions);
  }
}
