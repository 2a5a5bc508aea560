package org.emajbatch.planner.assign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import net.jqwik.api.Example;

class LptSessionAssignerTest extends SessionAssignerGuarantee {

  @Override
  SessionAssigner assigner() {
    return new LptSessionAssigner();
  }

  @Override
  double worstCase(long optimum, int sessions) {
    return optimum * (4.0 / 3 - 1.0 / (3 * sessions)) + 1e-6;
  }

  @Example
  void grahamsWorstCaseIsReached() {
    Assignment assignment = assigner().assign(Workloads.of(3, 5, 5, 4, 4, 3, 3, 3));

    assertThat(assignment.makespan()).isEqualTo(11);
    assertThat(assignment.provedOptimal()).isFalse();
  }

  @Example
  void itemsWithoutCostAreSpread() {
    assertThat(assigner().assign(Workloads.of(2, 0, 0, 0, 0)).sessionOf())
        .isEqualTo(List.of(0, 1, 0, 1));
  }

  @Example
  void workOfTheFirstSessionIsTriedFirstAsWell() {
    // In descending order: 4 | 3, 3 | 2, so 3 + 2 = 5 and 3 + 4 = 7; with the last item first: 2 +
    // 4 and 3 + 3.
    Workload workload = new Workload(List.of(4L, 3L, 3L, 2L), 2, OptionalInt.of(3));

    assertThat(assigner().assign(workload).makespan()).isEqualTo(6);
  }
}
