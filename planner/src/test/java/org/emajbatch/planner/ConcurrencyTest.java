package org.emajbatch.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.emajbatch.planner.PlanRequests.key;
import static org.emajbatch.planner.PlanRequests.table;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class ConcurrencyTest {

  @Test
  void equalUnitsKeepAllSessionsBusy() {
    Concurrency equal = Concurrency.of(request(List.of(table("a", 10), table("b", 10)), 0));

    assertThat(equal.busy(1)).isEqualTo(1);
    assertThat(equal.busy(2)).isEqualTo(2);
    assertThat(equal.busy(5)).as("there are two units").isEqualTo(2);
  }

  @Test
  void aSessionThatEndsEarlyIsBusyForAPart() {
    assertThat(Concurrency.of(request(List.of(table("a", 10), table("b", 5)), 0)).busy(2))
        .isEqualTo(1.5);
  }

  @Test
  void whatMustStayTogetherIsOnesWork() {
    PlanRequest bound =
        new PlanRequest(
            List.of(table("a", 10), table("b", 10), table("c", 20)),
            List.of(key("a", "b", Binding.REBUILT)),
            4,
            0);

    assertThat(Concurrency.of(bound)).isEqualTo(new Concurrency(40, 20));
    assertThat(Concurrency.of(bound).busy(4)).isEqualTo(2);
  }

  @Test
  void theWorkOfSessionOneCountsAndNoWorkIsOnesToo() {
    assertThat(Concurrency.of(request(List.of(table("a", 10)), 30)))
        .isEqualTo(new Concurrency(40, 30));
    assertThat(Concurrency.of(request(List.of(), 0)).busy(3)).isEqualTo(1);
  }

  @Property
  void neverMoreThanThereAreNorLessThanOne(
      @ForAll @LongRange(min = 0) long all,
      @ForAll @LongRange(min = 0) long longest,
      @ForAll @IntRange(min = 1, max = 1_000) int sessions) {
    assertThat(new Concurrency(Math.max(all, longest), Math.min(all, longest)).busy(sessions))
        .isBetween(1.0, (double) sessions);
  }

  private static PlanRequest request(List<PlanTable> tables, long first) {
    return new PlanRequest(tables, List.of(), 2, first);
  }
}
