package org.emajbatch.planner;

import java.util.List;
import org.emajbatch.planner.assign.SaturatingMath;

/**
 * How many sessions work at the same time, on average: that many slow each other down, and not all
 * that there are. Where one unit takes as long as all the others together, two sessions are busy,
 * however many there are.
 *
 * @param allMicros all of the work
 * @param longestMicros the part of it that no session can share with another
 */
public record Concurrency(long allMicros, long longestMicros) {

  /**
   * Looks at the work.
   *
   * @param request its costs are those of sessions that work alone; the number of sessions is no
   *     matter
   */
  public static Concurrency of(PlanRequest request) {
    List<Unit> units = UnitFinder.find(request);
    long first = request.firstSession().likelyMicros();
    return new Concurrency(
        units.stream().mapToLong(Unit::costMicros).reduce(first, SaturatingMath::add),
        units.stream().mapToLong(Unit::costMicros).reduce(first, Math::max));
  }

  /**
   * Supposes that the work will be balanced as well as it can be.
   *
   * @param sessions how many there are, at least 1
   * @return from 1 to that many; not whole, since sessions end at different times
   */
  public double busy(int sessions) {
    double shortest = Math.max(longestMicros, (double) allMicros / sessions);
    return shortest == 0 ? 1 : Math.max(1, Math.min(sessions, allMicros / shortest));
  }
}
