package org.emajbatch.planner;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * How long the rollback takes with 1 session, with 2 and so on: what a choice of their number rests
 * on. Every point is a plan that was made, none is interpolated.
 *
 * <p>What can be done in fewer sessions can be done in more, so where the costs do not depend on
 * their number a point is never above the one before it.
 *
 * @param points by number of sessions, from 1, without a hole
 * @param within how many sessions can be had (free slots, processors)
 */
public record SessionCurve(List<Point> points, int within) {

  /** More sessions must make the plan shorter by more than this share to be worth their while. */
  public static final double WORTH = 0.05;

  /**
   * A point.
   *
   * @param sessions how many may work
   * @param makespan estimated duration of the longest
   * @param lowerBoundMicros what no plan with them can beat
   * @param provedOptimal whether no plan with them is shorter
   */
  public record Point(
      int sessions, Estimate makespan, long lowerBoundMicros, boolean provedOptimal) {

    /** Returns the likely duration in microseconds. */
    public long makespanMicros() {
      return makespan.likelyMicros();
    }
  }

  /** Checks that there is a point to choose. */
  public SessionCurve {
    points = List.copyOf(points);
    if (points.isEmpty() || within < 1) {
      throw new IllegalArgumentException(
          "no choice: " + points.size() + " points, within " + within);
    }
  }

  /**
   * Plans for every number of sessions.
   *
   * @param requestFor what to roll back with that many sessions; its costs may depend on them
   * @param most the last number, at least 1
   * @param within how many can be had, at least 1
   * @return the curve
   */
  public static SessionCurve of(IntFunction<PlanRequest> requestFor, int most, int within) {
    Planner planner = new Planner();
    List<Point> points = new ArrayList<>();
    Optional<PlanRequest> before = Optional.empty();
    List<Unit> units = List.of();
    for (int sessions = 1; sessions <= most; sessions++) {
      PlanRequest request = requestFor.apply(sessions);
      boolean isSameWork = before.filter(request::hasSameWorkAs).isPresent();
      units = isSameWork ? units : UnitFinder.find(request);
      Point point = point(sessions, planner.plan(request, units));
      points.add(isSameWork ? noLongerThan(points.get(points.size() - 1), point) : point);
      before = Optional.of(request);
    }
    return new SessionCurve(points, within);
  }

  private static Point point(int sessions, SessionPlan plan) {
    return new Point(sessions, plan.makespan(), plan.lowerBoundMicros(), plan.provedOptimal());
  }

  /** What was planned for fewer sessions, if that is shorter: the search may miss it. */
  static Point noLongerThan(Point before, Point point) {
    return before.makespanMicros() >= point.makespanMicros()
        ? point
        : new Point(
            point.sessions(),
            before.makespan(),
            point.lowerBoundMicros(),
            before.makespanMicros() == point.lowerBoundMicros());
  }

  /**
   * The number of sessions to take.
   *
   * @return the fewest that are within {@link #WORTH} of the best of those that can be had
   */
  public int knee() {
    List<Point> had = points.subList(0, Math.min(within, points.size()));
    long best = had.stream().mapToLong(Point::makespanMicros).min().orElseThrow();
    return had.stream()
        .filter(point -> isAbout(point.makespanMicros(), best))
        .findFirst()
        .orElseThrow()
        .sessions();
  }

  /** Whether a duration is not worth an effort to bring it down to another one. */
  static boolean isAbout(long micros, long best) {
    return micros - best <= best * WORTH;
  }
}
