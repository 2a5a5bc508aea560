package org.emajbatch.planner.assign;

/**
 * Improves another method's result by branch and bound, up to the proved optimum if the budget
 * allows.
 *
 * <p>The budget counts nodes of the search tree and not time, so that the same workload gets the
 * same plan on every machine. Items are placed largest first, each in turn into every session that
 * could still lead to a shorter plan (after Dell'Amico and Martello 1995). Time {@code O(nodes *
 * m)}.
 */
public final class ExactBranchAndBoundSessionAssigner implements SessionAssigner {

  private final SessionAssigner start;
  private final long nodeBudget;

  /**
   * Sets up the search.
   *
   * @param start the method whose result is to be improved; the result is never worse
   * @param nodeBudget how many placements may be tried, at least 0
   */
  public ExactBranchAndBoundSessionAssigner(SessionAssigner start, long nodeBudget) {
    if (nodeBudget < 0) {
      throw new IllegalArgumentException("nodeBudget is negative: " + nodeBudget);
    }
    this.start = start;
    this.nodeBudget = nodeBudget;
  }

  @Override
  public Assignment assign(Workload workload) {
    Assignment incumbent = start.assign(workload);
    if (incumbent.provedOptimal()) {
      return incumbent;
    }
    return new BranchAndBoundSearch(workload, incumbent).run(nodeBudget);
  }
}
