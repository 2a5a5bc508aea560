package org.emajbatch.planner;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.emajbatch.planner.assign.SaturatingMath;

/**
 * Finds the changes that would help a plan. Never guesses: what it names it has planned with, and
 * it names nothing that gains less than {@link SessionCurve#WORTH}.
 */
public final class Advisor {

  /** Beyond these nobody has been seen to gain. */
  private static final int MOST_SESSIONS = 16;

  private final Planner planner = new Planner();

  /**
   * Looks for changes.
   *
   * @param request what the plan was made for
   * @param plan the plan
   * @param requestFor the same work with another number of sessions, whose costs may depend on it
   * @return the changes, the cheapest first: sessions before keys before tables
   */
  public List<Advice> advise(
      PlanRequest request, SessionPlan plan, IntFunction<PlanRequest> requestFor) {
    return advise(
        request, plan, requestFor, SessionCurve.of(requestFor, MOST_SESSIONS, MOST_SESSIONS));
  }

  /**
   * Looks for changes where the curve is there already.
   *
   * @param request what the plan was made for
   * @param plan the plan
   * @param requestFor the same work with another number of sessions, whose costs may depend on it
   * @param curve made from these
   * @return the changes, the cheapest first: sessions before keys before tables
   */
  public List<Advice> advise(
      PlanRequest request,
      SessionPlan plan,
      IntFunction<PlanRequest> requestFor,
      SessionCurve curve) {
    List<Advice> advice = new ArrayList<>();
    fewer(request, plan, curve)
        .map(sessions -> new Advice.FewerSessions(sessions, with(sessions, requestFor)))
        .filter(found -> SessionCurve.isAbout(found.makespanMicros(), plan.makespanMicros()))
        .ifPresent(advice::add);
    more(request, curve)
        .map(sessions -> new Advice.MoreSessions(sessions, with(sessions, requestFor)))
        .filter(found -> gains(found, plan))
        .ifPresent(advice::add);
    if (!isEven(request, plan)) {
      advice.addAll(new KeyAdvice(planner, request, plan).find());
      split(request, plan).filter(found -> gains(found, plan)).ifPresent(advice::add);
    }
    return advice;
  }

  /**
   * Whether all sessions have about the same to do, so that no other units would help either. One
   * session always has.
   */
  private static boolean isEven(PlanRequest request, SessionPlan plan) {
    long each = request.eachSession().likelyMicros();
    long work = plan.singleSession().likelyMicros() - each;
    long average = SaturatingMath.add(each, SaturatingMath.ceilDiv(work, request.sessions()));
    return SessionCurve.isAbout(plan.makespanMicros(), average);
  }

  /** Whether a change is worth its name. */
  static boolean gains(Advice found, SessionPlan plan) {
    return !SessionCurve.isAbout(plan.makespanMicros(), found.makespanMicros());
  }

  private long with(int sessions, IntFunction<PlanRequest> requestFor) {
    return planner.plan(requestFor.apply(sessions)).makespanMicros();
  }

  /** Of the smaller numbers that lose nothing to speak of, or gain most, the smallest. */
  private static Optional<Integer> fewer(
      PlanRequest request, SessionPlan plan, SessionCurve curve) {
    List<SessionCurve.Point> below =
        curve.points().stream().filter(point -> point.sessions() < request.sessions()).toList();
    return fewest(below, Math.min(shortest(below), plan.makespanMicros()));
  }

  /** Of the larger numbers that are about as good as the best one, the smallest. */
  private static Optional<Integer> more(PlanRequest request, SessionCurve curve) {
    List<SessionCurve.Point> beyond =
        curve.points().stream().filter(point -> point.sessions() > request.sessions()).toList();
    return fewest(beyond, shortest(beyond));
  }

  private static long shortest(List<SessionCurve.Point> points) {
    return points.stream()
        .mapToLong(SessionCurve.Point::makespanMicros)
        .min()
        .orElse(Long.MAX_VALUE);
  }

  private static Optional<Integer> fewest(List<SessionCurve.Point> points, long best) {
    return points.stream()
        .filter(point -> SessionCurve.isAbout(point.makespanMicros(), best))
        .findFirst()
        .map(SessionCurve.Point::sessions);
  }

  private Optional<Advice> split(PlanRequest request, SessionPlan plan) {
    return plan.bottleneck().size() == 1
        ? new TableSplit(planner, request).advise(plan.bottleneck().get(0))
        : Optional.empty();
  }
}
