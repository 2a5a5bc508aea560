package org.emajbatch.planner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.emajbatch.planner.PlanRequests.table;

import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SessionCurveTest {

  private static final PlanRequest SIX =
      new PlanRequest(
          IntStream.range(0, 6).mapToObj(i -> table("t" + i, 10)).toList(), List.of(), 1, 0);

  @Provide
  Arbitrary<PlanRequest> requests() {
    return PlanRequests.random(30, 8);
  }

  @Property(tries = 200)
  void neverGrowsWhereCostsDoNotDependOnTheSessions(@ForAll("requests") PlanRequest request) {
    List<SessionCurve.Point> points = SessionCurve.of(request::withSessions, 9, 9).points();

    assertThat(points).extracting(SessionCurve.Point::sessions).isSorted().hasSize(9);
    for (int i = 1; i < points.size(); i++) {
      assertThat(points.get(i).makespanMicros())
          .isBetween(points.get(i).lowerBoundMicros(), points.get(i - 1).makespanMicros());
    }
  }

  @Example
  void aPointThatWasPlannedWorseThanWithFewerSessionsIsReplaced() {
    SessionCurve.Point fewer = new SessionCurve.Point(2, Estimate.exactly(10), 9, false);
    SessionCurve.Point worse = new SessionCurve.Point(3, Estimate.exactly(12), 10, false);

    assertThat(SessionCurve.noLongerThan(fewer, worse))
        .isEqualTo(new SessionCurve.Point(3, Estimate.exactly(10), 10, true));
    assertThat(SessionCurve.noLongerThan(worse, fewer)).isEqualTo(fewer);
  }

  @Example
  void theKneeIsTheFewestThatAreAboutAsGood() {
    assertThat(SessionCurve.of(SIX::withSessions, 16, 16).knee()).isEqualTo(6);
    assertThat(SessionCurve.of(SIX::withSessions, 16, 5).knee()).isEqualTo(3);
    assertThat(SessionCurve.of(SIX::withSessions, 16, 1).knee()).isEqualTo(1);
    assertThat(SessionCurve.of(SIX::withSessions, 1, 16).knee()).isEqualTo(1);
  }

  @Example
  void whereSessionsSlowEachOtherDownTheCurveTurnsUp() {
    SessionCurve curve =
        SessionCurve.of(
            sessions ->
                new PlanRequest(
                    SIX.tables(),
                    List.of(),
                    sessions,
                    Estimate.ZERO,
                    Estimate.exactly(10L * sessions)),
            6,
            6);

    assertThat(curve.points())
        .extracting(SessionCurve.Point::makespanMicros)
        .containsExactly(70L, 50L, 50L, 60L, 70L, 70L);
    assertThat(curve.knee()).isEqualTo(2);
  }

  @Example
  void costsThatDoNotFitIntoALongAreNoTrouble() {
    PlanRequest absurd =
        new PlanRequest(
            List.of(table("a", Long.MAX_VALUE), table("b", Long.MAX_VALUE), table("c", 0)),
            List.of(),
            1,
            Estimate.exactly(Long.MAX_VALUE),
            Estimate.exactly(Long.MAX_VALUE));

    assertThat(SessionCurve.of(absurd::withSessions, 4, 4).knee()).isEqualTo(1);
  }
}
