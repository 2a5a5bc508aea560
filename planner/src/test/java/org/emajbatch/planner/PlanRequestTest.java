package org.emajbatch.planner;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.emajbatch.planner.PlanRequests.id;
import static org.emajbatch.planner.PlanRequests.table;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlanRequestTest {

  @Test
  void refusesATableThatIsThereTwice() {
    assertThatThrownBy(
            () -> new PlanRequest(List.of(table("a", 1), table("a", 2)), List.of(), 1, 0))
        .hasMessage("table app.a is there twice");
  }

  @Test
  void refusesNoSession() {
    assertThatThrownBy(() -> new PlanRequest(List.of(), List.of(), 0, 0))
        .hasMessage("sessions must be at least 1, not 0");
  }

  @Test
  void refusesANegativeCost() {
    assertThatThrownBy(() -> table("a", -1)).hasMessage("no interval: -1, -1, -1");
    assertThatThrownBy(() -> new PlanRequest(List.of(), List.of(), 1, -1))
        .hasMessage("no interval: -1, -1, -1");
  }

  @Test
  void refusesANegativeBatch() {
    assertThatThrownBy(() -> new PlanTable(id("a"), 1, -1))
        .hasMessage("batch of app.a is negative: -1");
  }
}
