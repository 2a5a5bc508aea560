package org.emajbatch.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.emajbatch.planner.PlanRequests.id;
import static org.emajbatch.planner.PlanRequests.key;
import static org.emajbatch.planner.PlanRequests.table;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PlannerTest {

  private static SessionPlan plan(
      List<PlanTable> tables, List<ForeignKey> keys, int sessions, long firstSessionMicros) {
    return new Planner().plan(new PlanRequest(tables, keys, sessions, firstSessionMicros));
  }

  private static List<Unit> units(SessionPlan plan) {
    return plan.sessions().stream().flatMap(session -> session.units().stream()).toList();
  }

  private static Unit unit(
      int number, List<TableId> tables, List<Integer> batches, long cost, List<String> boundBy) {
    return new Unit(number, tables, batches, Estimate.exactly(cost), boundBy, Division.NONE);
  }

  private static SessionLoad load(int session, long fixed, Unit... units) {
    return SessionLoad.of(
        session, Stream.of(units).map(UnitPart::whole).toList(), Estimate.exactly(fixed));
  }

  @Test
  void keysThatDoNotBindLeaveTablesApart() {
    SessionPlan plan =
        plan(
            List.of(table("orders", 10), table("lines", 20)),
            List.of(key("lines", "orders", Binding.FREE)),
            2,
            0);

    assertThat(plan.sessions())
        .containsExactly(
            load(1, 0, unit(1, List.of(id("lines")), List.of(), 20, List.of())),
            load(2, 0, unit(2, List.of(id("orders")), List.of(), 10, List.of())));
    assertThat(plan.bottleneck()).containsExactly(id("lines"));
  }

  @Test
  void aTableOutsideThatTwoKeysReachBindsTheirTables() {
    SessionPlan plan =
        plan(
            List.of(table("a", 10), table("b", 20), table("c", 5)),
            List.of(key("a", "outside", Binding.REBUILT), key("b", "outside", Binding.REBUILT)),
            3,
            0);

    assertThat(units(plan))
        .containsExactly(
            unit(
                1,
                List.of(id("a"), id("b")),
                List.of(),
                30,
                List.of("a_outside_fkey", "b_outside_fkey")),
            unit(2, List.of(id("c")), List.of(), 5, List.of()));
    assertThat(plan.limitedByOneUnit()).isTrue();
  }

  @Test
  void aTableOutsideThatOneKeyIsRebuiltToBindsThoseWhoCheckAgainstIt() {
    SessionPlan plan =
        plan(
            List.of(table("a", 10), table("b", 20), table("c", 5)),
            List.of(
                key("a", "outside", Binding.REBUILT),
                key("b", "outside", Binding.CHECKED),
                key("outside", "c", Binding.CHECKED)),
            3,
            0);

    assertThat(units(plan)).singleElement().returns(3, unit -> unit.tables().size());
  }

  @Test
  void aChildWithAKeyThatLeavesTheGroupIsPulledToItsParent() {
    SessionPlan plan =
        plan(
            List.of(table("parent", 100, 2), table("child", 1, 3)),
            List.of(
                key("child", "parent", Binding.CHECKED), key("child", "outside", Binding.CHECKED)),
            2,
            0);

    assertThat(units(plan)).singleElement().extracting(Unit::batches).isEqualTo(List.of(2, 3));
  }

  @Test
  void tablesWhoseKeysAreOnlyCheckedAgainstATableOutsideMayBeApart() {
    SessionPlan plan =
        plan(
            List.of(table("a", 1), table("b", 1)),
            List.of(key("a", "outside", Binding.CHECKED), key("b", "outside", Binding.CHECKED)),
            2,
            0);

    assertThat(units(plan)).hasSize(2).allSatisfy(unit -> assertThat(unit.boundBy()).isEmpty());
  }

  @Test
  void tablesOfOneBatchStayTogetherWithoutAnyKey() {
    SessionPlan plan = plan(List.of(table("a", 1, 7), table("b", 1, 7)), List.of(), 2, 0);

    assertThat(units(plan))
        .containsExactly(unit(1, List.of(id("a"), id("b")), List.of(7), 2, List.of()));
  }

  @Test
  void aKeyToItsOwnTableBindsNothing() {
    SessionPlan plan =
        plan(List.of(table("tree", 3)), List.of(key("tree", "tree", Binding.CHECKED)), 2, 0);

    assertThat(units(plan)).containsExactly(unit(1, List.of(id("tree")), List.of(), 3, List.of()));
  }

  @Test
  void keysBetweenTablesOutsideMakeNoUnit() {
    SessionPlan plan = plan(List.of(table("a", 3)), List.of(key("x", "y", Binding.CHECKED)), 2, 0);

    assertThat(units(plan)).hasSize(1);
  }

  @Test
  void theFirstSessionTakesLessWhenItHasWorkOfItsOwn() {
    SessionPlan plan =
        plan(List.of(table("a", 10), table("b", 10), table("c", 4)), List.of(), 2, 5);

    assertThat(plan.makespanMicros()).isEqualTo(15);
    assertThat(plan.sessions().get(0).estimateMicros()).isEqualTo(15);
    assertThat(plan.sessions().get(1).estimateMicros()).isEqualTo(14);
  }

  @Test
  void fewerSessionsAreUsedThanAskedForWhenThereAreFewerUnits() {
    SessionPlan plan = plan(List.of(table("a", 10), table("b", 4)), List.of(), 8, 0);

    assertThat(plan.sessions()).hasSize(2);
    assertThat(plan.provedOptimal()).isTrue();
  }

  @Test
  void theFirstSessionIsThereEvenWithoutAnyTable() {
    assertThat(plan(List.of(), List.of(), 4, 0).sessions()).containsExactly(load(1, 0));
    assertThat(plan(List.of(), List.of(), 4, 9).sessions()).containsExactly(load(1, 9));
  }

  @Test
  void twelveUnitsAreAlwaysPlannedExactly() {
    List<PlanTable> tables =
        IntStream.range(0, 12)
            .mapToObj(i -> table("t" + i, 1_000_000_007L * (i + 3) % 999_983))
            .toList();

    for (int sessions = 1; sessions <= 12; sessions++) {
      assertThat(plan(tables, List.of(), sessions, 123_457).provedOptimal()).isTrue();
    }
  }

  @Test
  void anUnprovedPlanSaysHowFarItMayBeFromTheBest() {
    SessionPlan plan =
        new SessionPlan(List.of(load(1, 110)), Estimate.exactly(110), 100, false, 7, List.of());

    assertThat(plan.gap()).isCloseTo(0.1, within(1e-9));
    assertThat(plan(List.of(), List.of(), 1, 0).gap()).isZero();
  }

  @Test
  void absurdCostsDoNotOverflow() {
    SessionPlan plan =
        plan(
            List.of(table("a", Long.MAX_VALUE), table("b", Long.MAX_VALUE), table("c", 1)),
            List.of(key("a", "b", Binding.CHECKED)),
            2,
            Long.MAX_VALUE);

    assertThat(plan.makespanMicros()).isEqualTo(Long.MAX_VALUE);
    assertThat(plan.gap()).isZero();
  }
}
