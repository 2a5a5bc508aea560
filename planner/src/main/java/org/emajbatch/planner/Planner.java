package org.emajbatch.planner;

import java.util.List;
import org.emajbatch.planner.assign.Assignment;
import org.emajbatch.planner.assign.BestOfSessionAssigner;
import org.emajbatch.planner.assign.ExactBranchAndBoundSessionAssigner;
import org.emajbatch.planner.assign.LptSessionAssigner;
import org.emajbatch.planner.assign.MultiFitSessionAssigner;
import org.emajbatch.planner.assign.SessionAssigner;

/**
 * Plans a rollback: finds what must stay together and balances it over the sessions. Equal
 * requests, in whatever order their tables and keys are listed, get equal plans.
 *
 * <p>A plan is never longer than the one of longest-first assignment, and it is the best one
 * possible for up to 12 units whatever their costs; beyond that it normally is, and says so when it
 * is proved.
 */
public final class Planner {

  /** Up to this many items, the work of session 1 being one, the search always comes to its end. */
  private static final int ALWAYS_EXACT_ITEMS = 13;

  /**
   * With the last item placed by rule, 13 items have no more partial placements than 12 items have
   * partitions of all their prefixes: the Bell numbers B(1) to B(12) add up to 5,034,584.
   */
  private static final long EXACT_NODE_BUDGET = 5_100_000;

  /** Larger requests gain microseconds from a longer search, if anything. */
  private static final long NODE_BUDGET = 500_000;

  /**
   * Makes the plan.
   *
   * @param request what to roll back, and in how many sessions at most
   * @return the plan
   */
  public SessionPlan plan(PlanRequest request) {
    List<Unit> units = UnitFinder.find(request);
    PlanItems items = PlanItems.of(units, request.firstSessionMicros(), request.sessions());
    Assignment assignment = assigner(items.size()).assign(items.workload());
    return items.toPlan(assignment);
  }

  private static SessionAssigner assigner(int items) {
    return new ExactBranchAndBoundSessionAssigner(
        new BestOfSessionAssigner(new LptSessionAssigner(), new MultiFitSessionAssigner()),
        items <= ALWAYS_EXACT_ITEMS ? EXACT_NODE_BUDGET : NODE_BUDGET);
  }
}
