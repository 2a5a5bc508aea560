package org.emajbatch.planner.assign;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random workloads for properties, and the optimum of small ones by trying everything. */
final class Workloads {

  private Workloads() {}

  static Workload of(int sessions, long... costs) {
    return new Workload(
        Arrays.stream(costs).boxed().sorted(Comparator.reverseOrder()).toList(),
        sessions,
        OptionalInt.empty());
  }

  /** Workloads of up to {@code items} items; costs are drawn so that ties and zeros are common. */
  static Arbitrary<Workload> random(int items, int sessions) {
    Arbitrary<Long> cost =
        Arbitraries.oneOf(
            Arbitraries.longs().between(0, 12), Arbitraries.longs().between(0, 1_000_000));
    return Combinators.combine(
            cost.list().ofMaxSize(items),
            Arbitraries.integers().between(1, sessions),
            Arbitraries.integers().between(-1, items - 1))
        .as(
            (costs, count, first) ->
                new Workload(
                    costs.stream().sorted(Comparator.reverseOrder()).toList(),
                    count,
                    first >= 0 && first < costs.size()
                        ? OptionalInt.of(first)
                        : OptionalInt.empty()));
  }

  /** The makespan of the best of all {@code m^n} placements. */
  static long optimum(Workload workload) {
    return optimum(workload.costs(), 0, new long[workload.sessions()]);
  }

  private static long optimum(List<Long> costs, int item, long[] loads) {
    if (item == costs.size()) {
      return Arrays.stream(loads).max().orElseThrow();
    }
    long best = Long.MAX_VALUE;
    for (int session = 0; session < loads.length; session++) {
      loads[session] += costs.get(item);
      best = Math.min(best, optimum(costs, item + 1, loads));
      loads[session] -= costs.get(item);
    }
    return best;
  }
}
