package org.emajbatch.planner.assign;

import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * One instance of the scheduling problem P||Cmax: indivisible items, identical sessions, make the
 * longest session short.
 *
 * <p>Work that is tied to the first session is an ordinary item here. The sessions are identical
 * until something is placed, so whichever session receives that item is the first one; all
 * guarantees for identical machines stay true.
 *
 * @param costs cost of each item in microseconds, non-negative, in descending order
 * @param sessions number of sessions, at least 1
 * @param firstSessionItem position in {@code costs} of the work that is tied to the first session,
 *     if there is any
 */
public record Workload(List<Long> costs, int sessions, OptionalInt firstSessionItem) {

  /** Checks the order and the ranges. */
  public Workload {
    costs = List.copyOf(costs);
    Objects.requireNonNull(firstSessionItem, "firstSessionItem");
    if (sessions < 1) {
      throw new IllegalArgumentException("sessions must be at least 1, not " + sessions);
    }
    for (int item = 0; item < costs.size(); item++) {
      if (costs.get(item) < 0) {
        throw new IllegalArgumentException(
            "cost of item " + item + " is negative: " + costs.get(item));
      }
      if (item > 0 && costs.get(item) > costs.get(item - 1)) {
        throw new IllegalArgumentException("costs are not in descending order at item " + item);
      }
    }
    if (firstSessionItem.isPresent()) {
      Objects.checkIndex(firstSessionItem.getAsInt(), costs.size());
    }
  }

  /**
   * Counts the items.
   *
   * @return how many items are to be placed
   */
  public int size() {
    return costs.size();
  }

  /** Returns the costs unboxed, for the inner loops. */
  long[] costArray() {
    return costs.stream().mapToLong(Long::longValue).toArray();
  }
}
