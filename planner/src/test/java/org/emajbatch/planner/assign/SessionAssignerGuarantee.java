package org.emajbatch.planner.assign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What every method of assignment promises, and the worst case that its own name promises. */
abstract class SessionAssignerGuarantee {

  abstract SessionAssigner assigner();

  /** Largest allowed makespan, given the optimum. */
  abstract double worstCase(long optimum, int sessions);

  @Provide
  Arbitrary<Workload> workloads() {
    return Workloads.random(60, 8);
  }

  @Provide
  Arbitrary<Workload> smallWorkloads() {
    return Workloads.random(7, 4);
  }

  @Property
  void everyItemIsPlacedAndTheMakespanIsTheLongestLoad(@ForAll("workloads") Workload workload) {
    Assignment assignment = assigner().assign(workload);

    assertThat(assignment.sessionOf()).hasSize(workload.size());
    assertThat(assignment.sessionOf()).allMatch(s -> s >= 0 && s < workload.sessions());
    long[] loads = new long[workload.sessions()];
    for (int item = 0; item < workload.size(); item++) {
      loads[assignment.sessionOf().get(item)] += workload.costs().get(item);
    }
    assertThat(LongStream.of(loads).max()).hasValue(assignment.makespan());
  }

  @Property
  void noResultIsBelowTheLowerBound(@ForAll("workloads") Workload workload) {
    assertThat(assigner().assign(workload).makespan())
        .isGreaterThanOrEqualTo(LowerBound.of(workload));
  }

  @Property
  void equalWorkloadsGetEqualAssignments(@ForAll("workloads") Workload workload) {
    Workload copy =
        new Workload(
            List.copyOf(workload.costs()), workload.sessions(), workload.firstSessionItem());

    assertThat(assigner().assign(copy)).isEqualTo(assigner().assign(workload));
  }

  @Property
  void theWorstCaseIsKept(@ForAll("smallWorkloads") Workload workload) {
    long optimum = Workloads.optimum(workload);

    assertThat((double) assigner().assign(workload).makespan())
        .isLessThanOrEqualTo(worstCase(optimum, workload.sessions()));
  }

  @Property
  void whatIsCalledOptimalIsOptimal(@ForAll("smallWorkloads") Workload workload) {
    Assignment assignment = assigner().assign(workload);

    if (assignment.provedOptimal()) {
      assertThat(assignment.makespan()).isEqualTo(Workloads.optimum(workload));
    }
  }

  @Example
  void costsThatDoNotFitIntoALongStopAtTheLargestOne() {
    Workload workload = new Workload(Collections.nCopies(9, Long.MAX_VALUE), 2, OptionalInt.of(0));

    assertThat(assigner().assign(workload).makespan()).isEqualTo(Long.MAX_VALUE);
  }

  @Example
  void nothingToDoTakesNoTime() {
    Assignment assignment = assigner().assign(Workloads.of(3));

    assertThat(assignment).isEqualTo(new Assignment(List.of(), 0, 0, 0));
  }
}
