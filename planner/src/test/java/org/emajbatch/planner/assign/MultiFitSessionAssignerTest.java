package org.emajbatch.planner.assign;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class MultiFitSessionAssignerTest extends SessionAssignerGuarantee {

  @Override
  SessionAssigner assigner() {
    return new MultiFitSessionAssigner();
  }

  @Override
  double worstCase(long optimum, int sessions) {
    return optimum * 13.0 / 11 + 1e-6;
  }

  @Example
  void beatsLongestFirstOnGrahamsWorstCase() {
    Assignment assignment = assigner().assign(Workloads.of(3, 5, 5, 4, 4, 3, 3, 3));

    assertThat(assignment.makespan()).isEqualTo(9);
    assertThat(assignment.provedOptimal()).isTrue();
  }

  @Property
  void isNeverWorseThanLongestFirst(@ForAll("workloads") Workload workload) {
    assertThat(assigner().assign(workload).makespan())
        .isLessThanOrEqualTo(new LptSessionAssigner().assign(workload).makespan());
  }
}
