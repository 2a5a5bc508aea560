package org.emajbatch.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.emajbatch.planner.PlanRequests.id;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every plan with tables that may be cut. */
class DivisionPropertiesTest {

  private final Planner planner = new Planner();

  @Provide
  Arbitrary<PlanRequest> requests() {
    return PlanRequests.divisible(20, 6);
  }

  @Property
  void cuttingNeverMakesAPlanLonger(@ForAll("requests") PlanRequest request) {
    SessionPlan plan = planner.plan(request);

    assertThat(plan.makespanMicros())
        .isBetween(plan.lowerBoundMicros(), planner.plan(inOnePiece(request)).makespanMicros());
    assertThat(plan.provedOptimal()).isEqualTo(plan.makespanMicros() == plan.lowerBoundMicros());
  }

  @Property
  void thePartsOfAUnitAreAsManyAsAllowedAndEachInASessionOfItsOwn(
      @ForAll("requests") PlanRequest request) {
    Map<Unit, Set<Integer>> numbers = new HashMap<>();
    Map<Unit, Integer> parts = new HashMap<>();
    Map<Unit, Long> micros = new HashMap<>();

    for (SessionLoad session : planner.plan(request).sessions()) {
      assertThat(session.units()).doesNotHaveDuplicates();
      for (UnitPart part : session.parts()) {
        assertThat(numbers.computeIfAbsent(part.unit(), unit -> new HashSet<>()).add(part.part()))
            .isTrue();
        assertThat(parts.merge(part.unit(), part.parts(), (a, b) -> a)).isEqualTo(part.parts());
        micros.merge(part.unit(), part.micros(), Long::sum);
      }
    }

    parts.forEach(
        (unit, count) -> {
          assertThat(count).isBetween(1, unit.division().parts());
          assertThat(numbers.get(unit)).hasSize(count);
          assertThat(micros.get(unit))
              .isEqualTo(unit.costMicros() + (count - 1) * unit.division().overheadMicros());
        });
    assertThat(parts.keySet().stream().flatMap(unit -> unit.tables().stream()))
        .containsExactlyInAnyOrderElementsOf(
            request.tables().stream().map(PlanTable::table).toList());
  }

  @Example
  void oneLargeTableIsSpreadOverAllSessions() {
    SessionPlan plan = planner.plan(large(new Division(4, 0)));

    assertThat(plan.makespanMicros()).isEqualTo(25);
    assertThat(plan.provedOptimal()).isTrue();
    assertThat(plan.sessions()).hasSize(4);
    assertThat(plan.singleSession().likelyMicros()).isEqualTo(100);
  }

  @Example
  void tablesThatAreEquallyLargeAreCutTogether() {
    List<PlanTable> three =
        Stream.of("a", "b", "c")
            .map(
                name ->
                    new PlanTable(
                        id(name), Estimate.exactly(100), PlanTable.NO_BATCH, new Division(4, 0)))
            .toList();

    assertThat(planner.plan(new PlanRequest(three, List.of(), 6, 0)).makespanMicros())
        .isEqualTo(50);
  }

  @Example
  void noCutIsMadeThatCostsMoreThanItGains() {
    assertThat(planner.plan(large(new Division(4, 100))).makespanMicros()).isEqualTo(100);
  }

  @Example
  void absurdOverheadsDoNotOverflow() {
    assertThat(planner.plan(large(new Division(4, Long.MAX_VALUE))).makespanMicros())
        .isEqualTo(100);
  }

  @Example
  void aPartIsAsUncertainAsItsTable() {
    Unit unit =
        new Unit(
            1,
            List.of(id("a")),
            List.of(),
            new Estimate(50, 100, 400),
            List.of(),
            new Division(2, 10));

    assertThat(new UnitPart(unit, 1, 2, 50).estimate()).isEqualTo(new Estimate(25, 50, 200));
  }

  private static PlanRequest large(Division division) {
    return new PlanRequest(
        List.of(new PlanTable(id("large"), Estimate.exactly(100), PlanTable.NO_BATCH, division)),
        List.of(),
        4,
        0);
  }

  private static PlanRequest inOnePiece(PlanRequest request) {
    return request.withTables(
        request.tables().stream()
            .map(t -> new PlanTable(t.table(), t.cost(), t.batch(), Division.NONE))
            .toList());
  }
}
