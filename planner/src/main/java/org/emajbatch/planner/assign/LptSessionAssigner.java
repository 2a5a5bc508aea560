package org.emajbatch.planner.assign;

/**
 * Longest processing time first: each item, largest first, goes to the session that has least to
 * do.
 *
 * <p>Makespan at most {@code 4/3 - 1/(3m)} times the optimum (Graham, "Bounds on multiprocessing
 * timing anomalies", SIAM Journal on Applied Mathematics 17, 1969). Time {@code O(n * m)}.
 *
 * <p>Work that is tied to the first session is tried at its own place in the order, which keeps
 * Graham's bound, and at the very beginning, which is how E-Maj balances; the shorter result
 * counts, so none is ever worse than E-Maj's.
 */
public final class LptSessionAssigner implements SessionAssigner {

  private static final int NONE = -1;

  @Override
  public Assignment assign(Workload workload) {
    Assignment inOrder = assignFrom(workload, NONE);
    if (workload.firstSessionItem().isEmpty()) {
      return inOrder;
    }
    Assignment fixedFirst = assignFrom(workload, workload.firstSessionItem().getAsInt());
    return fixedFirst.makespan() < inOrder.makespan() ? fixedFirst : inOrder;
  }

  /** Places {@code first}, unless there is none, and then all other items in their order. */
  private static Assignment assignFrom(Workload workload, int first) {
    int[] sessionOf = new int[workload.size()];
    long[] loads = new long[workload.sessions()];
    int[] counts = new int[workload.sessions()];
    if (first != NONE) {
      place(workload, first, sessionOf, loads, counts);
    }
    for (int item = 0; item < sessionOf.length; item++) {
      if (item != first) {
        place(workload, item, sessionOf, loads, counts);
      }
    }
    return Assignment.of(workload, sessionOf, LowerBound.of(workload));
  }

  private static void place(
      Workload workload, int item, int[] sessionOf, long[] loads, int[] counts) {
    int session = leastLoaded(loads, counts);
    sessionOf[item] = session;
    loads[session] = SaturatingMath.add(loads[session], workload.costs().get(item));
    counts[session]++;
  }

  /**
   * Among equal loads the session with fewer items wins, so that work of unknown cost is spread as
   * well.
   */
  private static int leastLoaded(long[] loads, int[] counts) {
    int best = 0;
    for (int session = 1; session < loads.length; session++) {
      if (loads[session] < loads[best]
          || (loads[session] == loads[best] && counts[session] < counts[best])) {
        best = session;
      }
    }
    return best;
  }
}
