package org.emajbatch.planner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every plan. */
class PlannerPropertiesTest {

  private final Planner planner = new Planner();

  @Provide
  Arbitrary<PlanRequest> requests() {
    return PlanRequests.random(30, 8);
  }

  @Provide
  Arbitrary<PlanRequest> smallRequests() {
    return PlanRequests.random(6, 3);
  }

  @Property
  void everyTableIsInExactlyOneUnit(@ForAll("requests") PlanRequest request) {
    assertThat(units(planner.plan(request)).flatMap(unit -> unit.tables().stream()))
        .containsExactlyInAnyOrderElementsOf(
            request.tables().stream().map(PlanTable::table).toList());
  }

  @Property
  void boundTablesShareAUnit(@ForAll("requests") PlanRequest request) {
    Map<TableId, Unit> unitOf = new HashMap<>();
    units(planner.plan(request))
        .forEach(unit -> unit.tables().forEach(table -> unitOf.put(table, unit)));
    Map<Object, Unit> unitAt = new HashMap<>();

    for (PlanTable table : request.tables()) {
      if (table.batch() != PlanTable.NO_BATCH) {
        Unit unit = unitOf.get(table.table());
        assertThat(unitAt.computeIfAbsent(table.batch(), batch -> unit)).isSameAs(unit);
      }
    }
    for (ForeignKey key : request.foreignKeys()) {
      if (key.binding() == Binding.FREE) {
        continue;
      }
      for (TableId end : List.of(key.referencing(), key.referenced())) {
        TableId other = end.equals(key.referencing()) ? key.referenced() : key.referencing();
        Unit unit = unitOf.get(end);
        if (unit != null && unitOf.containsKey(other)) {
          assertThat(unitOf.get(other)).isSameAs(unit);
        } else if (unit != null && key.binding() == Binding.REBUILT) {
          assertThat(unitAt.computeIfAbsent(other, outside -> unit)).isSameAs(unit);
        }
      }
    }
  }

  @Property
  void sessionsAreNumberedWithoutHolesAndOnlyTheFirstCanBeEmpty(
      @ForAll("requests") PlanRequest request) {
    SessionPlan plan = planner.plan(request);

    assertThat(plan.sessions()).hasSizeBetween(1, request.sessions());
    for (int i = 0; i < plan.sessions().size(); i++) {
      assertThat(plan.sessions().get(i).session()).isEqualTo(i + 1);
      assertThat(i == 0 || !plan.sessions().get(i).units().isEmpty()).isTrue();
    }
  }

  @Property
  void estimatesAddUp(@ForAll("requests") PlanRequest request) {
    SessionPlan plan = planner.plan(request);

    for (SessionLoad session : plan.sessions()) {
      long own = session.session() == 1 ? request.firstSession().likelyMicros() : 0;
      assertThat(session.estimateMicros())
          .isEqualTo(own + session.units().stream().mapToLong(Unit::costMicros).sum());
    }
    assertThat(plan.makespanMicros())
        .isEqualTo(plan.sessions().stream().mapToLong(SessionLoad::estimateMicros).max().orElse(0));
  }

  @Property
  void theMakespanIsBetweenTheBoundAndLongestFirst(@ForAll("requests") PlanRequest request) {
    SessionPlan plan = planner.plan(request);

    assertThat(plan.makespanMicros())
        .isGreaterThanOrEqualTo(plan.lowerBoundMicros())
        .isLessThanOrEqualTo(longestFirst(request, plan));
    assertThat(plan.provedOptimal()).isEqualTo(plan.makespanMicros() == plan.lowerBoundMicros());
    assertThat(plan.gap()).isBetween(0.0, 1.0);
  }

  @Property
  void smallPlansAreOptimal(@ForAll("smallRequests") PlanRequest request) {
    SessionPlan plan = planner.plan(request);
    long[] loads = new long[request.sessions()];
    loads[0] = request.firstSession().likelyMicros();

    assertThat(plan.provedOptimal()).isTrue();
    assertThat(plan.makespanMicros()).isEqualTo(optimum(units(plan).toList(), 0, loads));
  }

  @Property
  void theOrderOfTheRequestDoesNotMatter(
      @ForAll("requests") PlanRequest request, @ForAll Random random) {
    PlanRequest shuffled =
        new PlanRequest(
            shuffled(request.tables(), random),
            shuffled(request.foreignKeys(), random),
            request.sessions(),
            request.firstSession(),
            request.eachSession());

    assertThat(planner.plan(shuffled)).isEqualTo(planner.plan(request));
  }

  private static Stream<Unit> units(SessionPlan plan) {
    return plan.sessions().stream().flatMap(session -> session.units().stream());
  }

  private static <T> List<T> shuffled(List<T> list, Random random) {
    List<T> copy = new ArrayList<>(list);
    Collections.shuffle(copy, random);
    return copy;
  }

  /** Longest-first with session 1 already loaded, which is how E-Maj balances. */
  private static long longestFirst(PlanRequest request, SessionPlan plan) {
    long[] loads = new long[request.sessions()];
    loads[0] = request.firstSession().likelyMicros();
    units(plan)
        .mapToLong(Unit::costMicros)
        .map(cost -> -cost)
        .sorted()
        .forEach(
            negated -> {
              Arrays.sort(loads);
              loads[0] -= negated;
            });
    return Arrays.stream(loads).max().orElseThrow();
  }

  private static long optimum(List<Unit> units, int next, long[] loads) {
    if (next == units.size()) {
      return Arrays.stream(loads).max().orElseThrow();
    }
    long best = Long.MAX_VALUE;
    for (int session = 0; session < loads.length; session++) {
      loads[session] += units.get(next).costMicros();
      best = Math.min(best, optimum(units, next + 1, loads));
      loads[session] -= units.get(next).costMicros();
    }
    return best;
  }
}
