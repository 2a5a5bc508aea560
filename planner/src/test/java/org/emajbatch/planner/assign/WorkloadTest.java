package org.emajbatch.planner.assign;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class WorkloadTest {

  @Test
  void refusesAscendingCosts() {
    assertThatThrownBy(() -> new Workload(List.of(1L, 2L), 1, OptionalInt.empty()))
        .hasMessage("costs are not in descending order at item 1");
  }

  @Test
  void refusesNegativeCosts() {
    assertThatThrownBy(() -> new Workload(List.of(1L, -2L), 1, OptionalInt.empty()))
        .hasMessage("cost of item 1 is negative: -2");
  }

  @Test
  void refusesNoSession() {
    assertThatThrownBy(() -> new Workload(List.of(), 0, OptionalInt.empty()))
        .hasMessage("sessions must be at least 1, not 0");
  }

  @Test
  void refusesAFirstSessionItemThatIsNotThere() {
    assertThatThrownBy(() -> new Workload(List.of(3L), 2, OptionalInt.of(1)))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }
}
