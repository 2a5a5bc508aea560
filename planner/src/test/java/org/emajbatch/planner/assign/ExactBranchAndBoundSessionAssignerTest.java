package org.emajbatch.planner.assign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class ExactBranchAndBoundSessionAssignerTest extends SessionAssignerGuarantee {

  private static final long BUDGET = 100_000;

  @Override
  SessionAssigner assigner() {
    return new ExactBranchAndBoundSessionAssigner(new LptSessionAssigner(), BUDGET);
  }

  @Override
  double worstCase(long optimum, int sessions) {
    return optimum;
  }

  @Property
  void smallWorkloadsAreAlwaysProved(@ForAll("smallWorkloads") Workload workload) {
    assertThat(assigner().assign(workload).provedOptimal()).isTrue();
  }

  @Property
  void isNeverWorseThanItsStart(@ForAll("workloads") Workload workload) {
    assertThat(assigner().assign(workload).makespan())
        .isLessThanOrEqualTo(new LptSessionAssigner().assign(workload).makespan());
  }

  @Example
  void improvesOnItsStart() {
    Workload workload = Workloads.of(2, 8, 7, 6, 5, 4);

    assertThat(new LptSessionAssigner().assign(workload).makespan()).isEqualTo(17);
    assertThat(assigner().assign(workload).makespan()).isEqualTo(15);
  }

  @Example
  void theOptimumIsProvedAboveTheLowerBoundToo() {
    Workload workload = Workloads.of(2, 7, 7, 7, 4, 4, 4); // sum 33, bound 17, best 18

    Assignment assignment = assigner().assign(workload);

    assertThat(LowerBound.of(workload)).isEqualTo(17);
    assertThat(assignment.makespan()).isEqualTo(18);
    assertThat(assignment.provedOptimal()).isTrue();
  }

  @Example
  void withoutBudgetTheStartIsReturnedUnproved() {
    Workload workload = Workloads.of(3, 5, 5, 4, 4, 3, 3, 3);

    Assignment assignment =
        new ExactBranchAndBoundSessionAssigner(new LptSessionAssigner(), 0).assign(workload);

    assertThat(assignment).isEqualTo(new LptSessionAssigner().assign(workload));
  }

  @Example
  void aDeepSearchDoesNotOverflowTheStack() {
    long[] costs = LongStream.range(0, 20_000).map(i -> 1_000_000 + i * i % 7919).toArray();

    Assignment assignment = assigner().assign(Workloads.of(7, costs));

    assertThat(assignment.sessionOf()).hasSize(20_000);
  }
}
