package org.emajbatch.planner.assign;

import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Splits items into two halves of nearly equal cost: the two largest always go to different halves,
 * and their difference stands for both of them from then on (Karmarkar and Karp, "The differencing
 * method of set partitioning", Berkeley 1982). With many small items hardly a microsecond is left
 * between the halves. Time {@code O(k log k)} for {@code k} items.
 */
final class TwoWayDifferencing {

  /** An item that stands for itself and for those that were subtracted from it. */
  private record Rest(int item, long micros) {}

  private static final Comparator<Rest> LARGEST_FIRST =
      Comparator.comparingLong(Rest::micros).reversed().thenComparingInt(Rest::item);

  private TwoWayDifferencing() {}

  /**
   * Splits.
   *
   * @param costs cost of each item in microseconds; the sum must fit into a long
   * @return for each item whether it is in the second half
   */
  static boolean[] split(long[] costs) {
    PriorityQueue<Rest> rests = new PriorityQueue<>(LARGEST_FIRST);
    for (int item = 0; item < costs.length; item++) {
      rests.add(new Rest(item, costs[item]));
    }
    int[] kept = new int[costs.length];
    int[] subtracted = new int[costs.length];
    int pairs = 0;
    while (rests.size() > 1) {
      Rest larger = rests.remove();
      Rest smaller = rests.remove();
      kept[pairs] = larger.item();
      subtracted[pairs] = smaller.item();
      pairs++;
      rests.add(new Rest(larger.item(), larger.micros() - smaller.micros()));
    }
    boolean[] second = new boolean[costs.length];
    while (pairs-- > 0) {
      second[subtracted[pairs]] = !second[kept[pairs]];
    }
    return second;
  }
}
