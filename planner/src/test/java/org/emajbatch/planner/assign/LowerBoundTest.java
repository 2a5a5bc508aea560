package org.emajbatch.planner.assign;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class LowerBoundTest {

  @Provide
  Arbitrary<Workload> workloads() {
    return Workloads.random(7, 4);
  }

  @Property
  void isNeverAboveTheOptimum(@ForAll("workloads") Workload workload) {
    assertThat(LowerBound.of(workload)).isLessThanOrEqualTo(Workloads.optimum(workload));
  }

  @Example
  void theLargestItemBounds() {
    assertThat(LowerBound.of(Workloads.of(4, 10, 1, 1))).isEqualTo(10);
  }

  @Example
  void theAverageBoundsRoundedUp() {
    assertThat(LowerBound.of(Workloads.of(2, 3, 3, 3, 2))).isEqualTo(6);
  }

  @Example
  void oneItemMoreThanSessionsMeansThatTwoShare() {
    assertThat(LowerBound.of(Workloads.of(3, 10, 9, 8, 7))).isEqualTo(15);
  }

  @Example
  void oneItemMoreThanTwiceTheSessionsMeansThatThreeShare() {
    assertThat(LowerBound.of(Workloads.of(2, 5, 5, 5, 5, 5))).isEqualTo(15);
  }

  @Example
  void aSumThatDoesNotFitIntoALongStillBounds() {
    assertThat(LowerBound.of(Workloads.of(2, Long.MAX_VALUE, Long.MAX_VALUE, 1)))
        .isEqualTo(Long.MAX_VALUE);
  }
}
