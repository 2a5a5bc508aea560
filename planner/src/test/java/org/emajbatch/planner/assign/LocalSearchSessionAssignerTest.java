package org.emajbatch.planner.assign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.LongStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class LocalSearchSessionAssignerTest extends SessionAssignerGuarantee {

  private static final long BUDGET = 100_000;

  @Override
  SessionAssigner assigner() {
    return new LocalSearchSessionAssigner(new LptSessionAssigner(), BUDGET);
  }

  @Override
  double worstCase(long optimum, int sessions) {
    return optimum * (4.0 / 3 - 1.0 / (3 * sessions)) + 1e-6;
  }

  @Property
  void isNeverWorseThanItsStart(@ForAll("workloads") Workload workload) {
    assertThat(assigner().assign(workload).makespan())
        .isLessThanOrEqualTo(new LptSessionAssigner().assign(workload).makespan());
  }

  @Property
  void halvesBecomeAsEqualAsTheFirstDifferenceAllows(@ForAll("workloads") Workload workload) {
    long[] costs = workload.costArray();
    boolean[] second = TwoWayDifferencing.split(costs);
    long difference = 0;
    for (int item = 0; item < costs.length; item++) {
      difference += second[item] ? costs[item] : -costs[item];
    }

    assertThat(Math.abs(difference)).isLessThanOrEqualTo(costs.length == 0 ? 0 : costs[0]);
  }

  @Example
  void swapsWhereNoMoveHelps() {
    assertThat(improved(2, 10, 9, 8, 6, 6, 5)).isEqualTo(22);
  }

  @Example
  void thousandsOfItemsMeetTheBound() {
    Random random = new Random(5);
    long[] costs =
        LongStream.generate(() -> 2_500 + (long) Math.exp(8 + 2 * random.nextGaussian()))
            .limit(5_000)
            .toArray();

    for (int sessions = 2; sessions <= 16; sessions++) {
      Assignment assignment =
          new LocalSearchSessionAssigner(new LptSessionAssigner(), 2_000_000)
              .assign(Workloads.of(sessions, costs));
      assertThat(assignment.makespan()).isEqualTo(assignment.lowerBound());
    }
  }

  /** To swap the smallest item for half of the other session would make a load of 12.4e18. */
  @Example
  void loadsThatAddUpToMoreThanALongAreLeftAlone() {
    long unit = 100_000_000_000_000_000L;

    assertThat(improved(2, 80 * unit, 44 * unit, 44 * unit, 10 * unit)).isEqualTo(90 * unit);
  }

  @Example
  void withoutBudgetTheStartIsReturned() {
    Workload workload = Workloads.of(3, 5, 5, 4, 4, 3, 3, 3);

    assertThat(new LocalSearchSessionAssigner(new LptSessionAssigner(), 0).assign(workload))
        .isEqualTo(new LptSessionAssigner().assign(workload));
  }

  private static long improved(int sessions, long... costs) {
    return new LocalSearchSessionAssigner(new LptSessionAssigner(), BUDGET)
        .assign(Workloads.of(sessions, costs))
        .makespan();
  }
}
