package org.emajbatch.planner.assign;

/**
 * One depth-first search for a placement shorter than a known one. Iterative, because a recursion
 * as deep as a large group has tables would overflow the stack. Good for one run.
 */
final class BranchAndBoundSearch {

  private static final long NOTHING_TRIED = -1;
  private static final int NOWHERE = -1;

  private final Workload workload;
  private final long[] costs;
  private final long[] remaining;
  private final long lowerBound;
  private final long[] loads;
  private final int[] sessionOf;

  /** For each item the load, before placing it, of the session tried last. */
  private final long[] triedLoad;

  private Assignment best;

  /**
   * Prepares a search.
   *
   * @param workload the problem; it has at least one item
   * @param incumbent the placement to beat
   */
  BranchAndBoundSearch(Workload workload, Assignment incumbent) {
    this.workload = workload;
    this.best = incumbent;
    costs = workload.costArray();
    remaining = new long[costs.length + 1];
    for (int item = costs.length - 1; item >= 0; item--) {
      remaining[item] = SaturatingMath.add(remaining[item + 1], costs[item]);
    }
    lowerBound = incumbent.lowerBound();
    loads = new long[workload.sessions()];
    sessionOf = new int[costs.length];
    triedLoad = new long[costs.length];
  }

  /**
   * Searches until the best placement is proved or the budget is used up.
   *
   * @param nodeBudget how many placements of one item may be tried
   * @return the best placement known, proved optimal unless the budget ended the search
   */
  Assignment run(long nodeBudget) {
    long nodes = 0;
    int item = 0;
    enter(item);
    while (item >= 0) {
      takeBack(item);
      int session = canStillImprove(item) ? nextSession(item) : NOWHERE;
      if (session == NOWHERE) {
        item--;
        continue;
      }
      if (nodes++ == nodeBudget) {
        return best.afterNodes(nodeBudget);
      }
      triedLoad[item] = loads[session];
      sessionOf[item] = session;
      loads[session] += costs[item];
      if (item < costs.length - 1) {
        enter(++item);
      } else {
        best = Assignment.of(workload, sessionOf, lowerBound);
        if (best.provedOptimal()) {
          return best.afterNodes(nodes);
        }
      }
    }
    return best.asOptimal().afterNodes(nodes);
  }

  private void enter(int item) {
    triedLoad[item] = NOTHING_TRIED;
    sessionOf[item] = NOWHERE;
  }

  private void takeBack(int item) {
    if (sessionOf[item] != NOWHERE) {
      loads[sessionOf[item]] = triedLoad[item];
    }
  }

  /**
   * Whether what is left fits into the free room below the best makespan. Room smaller than the
   * smallest item is no use to anybody.
   */
  private boolean canStillImprove(int item) {
    long limit = best.makespan() - 1;
    long smallest = costs[costs.length - 1];
    long room = 0;
    for (long load : loads) {
      if (load <= limit && limit - load >= smallest) {
        room = SaturatingMath.add(room, limit - load);
      }
    }
    return remaining[item] <= room;
  }

  /**
   * The least loaded session above the load tried last that the item would keep below the best
   * makespan. Sessions with equal loads are interchangeable, so only the first of them is ever
   * tried.
   */
  private int nextSession(int item) {
    long limit = best.makespan() - 1 - costs[item];
    int next = NOWHERE;
    for (int session = 0; session < loads.length; session++) {
      if (loads[session] > triedLoad[item]
          && loads[session] <= limit
          && (next == NOWHERE || loads[session] < loads[next])) {
        next = session;
      }
    }
    return next;
  }
}
