package org.emajbatch.planner.assign;

/**
 * What no placement can beat.
 *
 * <p>Two bounds, the better counts. L1: no session is shorter than the largest item, nor all of
 * them shorter than the average. L2: of the {@code k*m+1} largest items some session must take
 * {@code k+1}, and these cost at least as much as the {@code k+1} smallest among them (Dell'Amico
 * and Martello, "Optimal scheduling of tasks on identical parallel processors", ORSA Journal on
 * Computing 7, 1995).
 */
public final class LowerBound {

  private LowerBound() {}

  /**
   * Computes the better of L1 and L2 in time linear in the number of items, for items sorted by
   * descending cost.
   *
   * @param workload the problem
   * @return microseconds that the longest session takes at least
   */
  public static long of(Workload workload) {
    long[] costs = workload.costArray();
    int sessions = workload.sessions();
    if (costs.length == 0) {
      return 0;
    }
    long[] prefixSums = new long[costs.length + 1];
    for (int item = 0; item < costs.length; item++) {
      prefixSums[item + 1] = SaturatingMath.add(prefixSums[item], costs[item]);
    }
    long sum = prefixSums[costs.length];
    long bound = Math.max(costs[0], SaturatingMath.ceilDiv(sum, sessions));
    if (sum == Long.MAX_VALUE) {
      return bound; // differences of saturated sums mean nothing, so L2 is out of reach
    }
    for (int k = 1; (long) k * sessions < costs.length; k++) {
      int considered = k * sessions + 1;
      bound = Math.max(bound, prefixSums[considered] - prefixSums[considered - (k + 1)]);
    }
    return bound;
  }
}
