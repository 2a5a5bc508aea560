package org.emajbatch.planner;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Finds the keys without which the longest unit falls apart, by planning without them. */
final class KeyAdvice {

  /** More keys than these to choose from would only be longer to read. */
  private static final int NAMED = 3;

  /** Each is planned with, which is what takes time. */
  private static final int TRIED = 6;

  private final Planner planner;
  private final PlanRequest request;
  private final SessionPlan plan;

  /**
   * Prepares the search.
   *
   * @param planner plans
   * @param request what the plan was made for
   * @param plan the plan
   */
  KeyAdvice(Planner planner, PlanRequest request, SessionPlan plan) {
    this.planner = planner;
    this.request = request;
    this.plan = plan;
  }

  /** Returns the keys that gain most, first the best one; none for a unit of one table. */
  List<Advice> find() {
    if (plan.bottleneck().size() < 2) {
      return List.of();
    }
    PlanRequest relieved = BatchRelief.of(request);
    BondGraph bonds = new BondGraph(relieved);
    BridgeKeys bridges = new BridgeKeys(relieved, bonds);
    List<ForeignKey> halving =
        bridges.of(plan.bottleneck().get(0)).stream()
            .filter(this::canGain)
            .map(BridgeKeys.Candidate::key)
            .toList();
    List<ForeignKey> sole =
        SoleRebuilds.of(bonds, bridges.unit()).stream().sorted(BondGraph.KEY_ORDER).toList();
    return Stream.concat(sole.stream().limit(TRIED / 2), halving.stream())
        .distinct()
        .limit(TRIED)
        .map(key -> relaxed(relieved, key))
        .filter(found -> Advisor.gains(found, plan))
        .sorted(Comparator.comparingLong(Advice::makespanMicros))
        .limit(NAMED)
        .toList();
  }

  /** What a bridge leaves together is a unit of the new plan. */
  private boolean canGain(BridgeKeys.Candidate candidate) {
    return !SessionCurve.isAbout(plan.makespanMicros(), candidate.largerHalf());
  }

  private Advice relaxed(PlanRequest relieved, ForeignKey key) {
    return new Advice.RelaxKey(
        key, planner.plan(KeyRelaxation.relax(relieved, key)).makespanMicros());
  }
}
