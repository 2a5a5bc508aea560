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

  @Provide
  Arbitrary<PlanRequest> absurdRequests() {
    return PlanRequests.absurd(12, 5);
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
      if (unitOf.containsKey(key.referencing())
          && unitOf.containsKey(key.referenced())
          && key.binding() != Binding.FREE) {
        assertThat(unitOf.get(key.referencing())).isSameAs(unitOf.get(key.referenced()));
      }
    }
  }

  /** Rebuilding a key takes a table from all others, checking one only from who rebuilds. */
  @Property
  void noTwoSessionsNeedATableInModesThatConflict(@ForAll("requests") PlanRequest request) {
    SessionPlan plan = planner.plan(request);
    Map<TableId, Integer> sessionOf = sessionOf(plan);
    Map<TableId, Map<Integer, Binding>> needs = new HashMap<>();

    for (ForeignKey key : request.foreignKeys()) {
      for (TableId end : List.of(key.referencing(), key.referenced())) {
        TableId other = end.equals(key.referencing()) ? key.referenced() : key.referencing();
        if (sessionOf.containsKey(end) && key.binding() != Binding.FREE) {
          needs
              .computeIfAbsent(other, table -> new HashMap<>())
              .merge(sessionOf.get(end), key.binding(), (a, b) -> a == Binding.REBUILT ? a : b);
        }
      }
    }
    needs.forEach(
        (table, bySession) -> {
          if (sessionOf.containsKey(table)) {
            assertThat(bySession.keySet()).containsExactly(sessionOf.get(table));
          } else if (bySession.containsValue(Binding.REBUILT)) {
            assertThat(bySession).hasSize(1);
          }
        });
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
      assertThat(session.fixed())
          .isEqualTo(
              session.session() == 1
                  ? request.firstSession().plus(request.eachSession())
                  : request.eachSession());
      assertThat(session.estimateMicros())
          .isEqualTo(
              session.fixed().likelyMicros()
                  + session.units().stream().mapToLong(Unit::costMicros).sum());
    }
    assertThat(plan.makespanMicros())
        .isEqualTo(plan.sessions().stream().mapToLong(SessionLoad::estimateMicros).max().orElse(0));
    assertThat(plan.singleSession()).isEqualTo(planner.plan(request.withSessions(1)).makespan());
  }

  @Property
  void aPlanIsAsUncertainAsItsLongestSession(@ForAll("requests") PlanRequest request) {
    SessionPlan plan = planner.plan(request);

    assertThat(plan.sessions())
        .allSatisfy(
            session -> {
              Estimate estimate = session.estimate();
              assertThat(estimate.lowMicros()).isLessThanOrEqualTo(plan.makespan().lowMicros());
              assertThat(estimate.highMicros()).isLessThanOrEqualTo(plan.makespan().highMicros());
            });
    assertThat(plan.sessions())
        .anyMatch(session -> session.estimate().highMicros() == plan.makespan().highMicros());
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
    assertThat(plan.makespanMicros())
        .isEqualTo(request.eachSession().likelyMicros() + optimum(units(plan).toList(), 0, loads));
  }

  @Property
  void toFollowAPlanGivesThePlan(@ForAll("requests") PlanRequest request) throws Exception {
    SessionPlan plan = planner.plan(request);

    SessionPlan followed = planner.follow(request, sessionOf(plan));

    assertThat(followed.sessions()).isEqualTo(plan.sessions());
    assertThat(followed.makespan()).isEqualTo(plan.makespan());
    assertThat(followed.bottleneck()).isEqualTo(plan.bottleneck());
    assertThat(followed.lowerBoundMicros()).isLessThanOrEqualTo(plan.lowerBoundMicros());
  }

  @Property(tries = 200)
  void whatIsAdvisedHoldsWhenItIsPlanned(@ForAll("requests") PlanRequest request) {
    SessionPlan plan = planner.plan(request);

    for (Advice advice : new Advisor().advise(request, plan, request::withSessions)) {
      assertThat(planner.plan(changed(request, advice)).makespanMicros())
          .isEqualTo(advice.makespanMicros());
      assertThat((double) advice.makespanMicros())
          .isLessThanOrEqualTo(
              plan.makespanMicros() * (advice instanceof Advice.FewerSessions ? 1.05 : 1));
    }
  }

  private static PlanRequest changed(PlanRequest request, Advice advice) {
    if (advice instanceof Advice.FewerSessions fewer) {
      return request.withSessions(fewer.sessions());
    }
    if (advice instanceof Advice.MoreSessions more) {
      return request.withSessions(more.sessions());
    }
    if (advice instanceof Advice.RelaxKey relax) {
      return KeyRelaxation.relax(BatchRelief.of(request), relax.key());
    }
    Advice.SplitTable split = (Advice.SplitTable) advice;
    return TableSplit.divided(request, split.table(), split.parts());
  }

  @Property(tries = 300)
  void noCostIsTooLarge(@ForAll("absurdRequests") PlanRequest request) {
    SessionPlan plan = planner.plan(request);

    assertThat(plan.makespanMicros())
        .isGreaterThanOrEqualTo(plan.lowerBoundMicros())
        .isGreaterThanOrEqualTo(
            request.tables().stream()
                .filter(table -> !table.division().isPossible())
                .mapToLong(table -> table.cost().likelyMicros())
                .max()
                .orElse(0));
    assertThat(plan.lowerBoundMicros()).isNotNegative();
    assertThat(new Advisor().advise(request, plan, request::withSessions))
        .allMatch(advice -> advice.makespanMicros() >= 0);
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

  private static Map<TableId, Integer> sessionOf(SessionPlan plan) {
    Map<TableId, Integer> sessionOf = new HashMap<>();
    for (SessionLoad load : plan.sessions()) {
      load.units().forEach(unit -> unit.tables().forEach(t -> sessionOf.put(t, load.session())));
    }
    return sessionOf;
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
    return request.eachSession().likelyMicros() + Arrays.stream(loads).max().orElseThrow();
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
