package org.emajbatch.planner.cost;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The value with half of the weight on each side: no outlier moves it far, however far it is. */
final class WeightedMedian {

  private WeightedMedian() {}

  /**
   * The median.
   *
   * @param items at least one
   * @param value finite
   * @param weight not negative, and finite
   * @return where two values share the middle, their mean; if no item has weight, as if all had the
   *     same
   */
  static <T> double of(List<T> items, ToDoubleFunction<T> value, ToDoubleFunction<T> weight) {
    List<T> sorted = new ArrayList<>(items);
    sorted.sort(Comparator.comparingDouble(value));
    return ofSorted(sorted, value, weight);
  }

  /** The same of items that are in the order of their values. */
  static <T> double ofSorted(
      List<T> sorted, ToDoubleFunction<T> value, ToDoubleFunction<T> weight) {
    double all = 0;
    for (T item : sorted) {
      all += weight.applyAsDouble(item);
    }
    if (!(all > 0)) {
      return value.applyAsDouble(sorted.get(sorted.size() / 2));
    }
    double below = 0;
    for (int i = 0; i < sorted.size(); i++) {
      below += weight.applyAsDouble(sorted.get(i));
      if (below > all / 2) {
        return value.applyAsDouble(sorted.get(i));
      }
      if (below == all / 2) {
        double here = value.applyAsDouble(sorted.get(i));
        return i + 1 == sorted.size()
            ? here
            : here / 2 + value.applyAsDouble(sorted.get(i + 1)) / 2;
      }
    }
    return value.applyAsDouble(sorted.get(sorted.size() - 1));
  }
}
