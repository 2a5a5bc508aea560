package org.emajbatch.planner.assign;

import java.util.Arrays;
import java.util.List;

/**
 * A placement of every item of a {@link Workload}.
 *
 * @param sessionOf for each item, in the workload's order, the index of its session, from 0
 * @param makespan load of the longest session in microseconds
 * @param lowerBound what no placement can beat, in microseconds, as far as is known
 * @param nodes how many placements of one item a search tried for it
 */
public record Assignment(List<Integer> sessionOf, long makespan, long lowerBound, long nodes) {

  /** Keeps an unmodifiable copy. */
  public Assignment {
    sessionOf = List.copyOf(sessionOf);
  }

  /**
   * Builds an assignment and works out its makespan.
   *
   * @param workload the problem that was solved
   * @param sessionOf for each item the index of its session
   * @param lowerBound what no placement can beat
   * @return the assignment
   */
  static Assignment of(Workload workload, int[] sessionOf, long lowerBound) {
    long[] loads = new long[workload.sessions()];
    for (int item = 0; item < sessionOf.length; item++) {
      loads[sessionOf[item]] =
          SaturatingMath.add(loads[sessionOf[item]], workload.costs().get(item));
    }
    long makespan = Arrays.stream(loads).max().orElse(0);
    return new Assignment(Arrays.stream(sessionOf).boxed().toList(), makespan, lowerBound, 0);
  }

  /** Whether no placement with a smaller makespan exists. */
  public boolean provedOptimal() {
    return makespan == lowerBound;
  }

  /** Returns the same placement, now known to be optimal. */
  Assignment asOptimal() {
    return new Assignment(sessionOf, makespan, makespan, nodes);
  }

  /** Returns the same placement, with more nodes tried for it. */
  Assignment afterNodes(long more) {
    return new Assignment(sessionOf, makespan, lowerBound, nodes + more);
  }
}
