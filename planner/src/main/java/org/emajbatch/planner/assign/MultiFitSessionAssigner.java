package org.emajbatch.planner.assign;

import java.util.Arrays;
import java.util.Optional;

/**
 * MULTIFIT: searches the smallest session length into which first-fit decreasing can pack all
 * items.
 *
 * <p>Makespan at most {@code 13/11} times the optimum (Coffman, Garey and Johnson, "An application
 * of bin-packing to multiprocessor scheduling", SIAM Journal on Computing 7, 1978; constant by Yue,
 * Annals of Operations Research 24, 1990). The binary search runs to the end over whole
 * microseconds, hence at most 63 packings of {@code O(n * m)}.
 */
public final class MultiFitSessionAssigner implements SessionAssigner {

  private final SessionAssigner upperBound = new LptSessionAssigner();

  @Override
  public Assignment assign(Workload workload) {
    long[] costs = workload.costArray();
    Assignment best = upperBound.assign(workload);
    long tooSmall = best.lowerBound() - 1;
    long fits = best.makespan();
    while (fits - tooSmall > 1) {
      long capacity = tooSmall + (fits - tooSmall) / 2;
      Optional<int[]> packing = firstFitDecreasing(costs, workload.sessions(), capacity);
      if (packing.isPresent()) {
        best = Assignment.of(workload, packing.get(), best.lowerBound());
        fits = best.makespan();
      } else {
        tooSmall = capacity;
      }
    }
    return best;
  }

  /** Packs each item into the first session with room; empty if some item finds none. */
  private static Optional<int[]> firstFitDecreasing(long[] costs, int sessions, long capacity) {
    long[] room = new long[sessions];
    Arrays.fill(room, capacity);
    int[] sessionOf = new int[costs.length];
    for (int item = 0; item < costs.length; item++) {
      int session = 0;
      while (session < sessions && room[session] < costs[item]) {
        session++;
      }
      if (session == sessions) {
        return Optional.empty();
      }
      room[session] -= costs[item];
      sessionOf[item] = session;
    }
    return Optional.of(sessionOf);
  }
}
