package org.emajbatch.planner;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Cuts units that may be cut, as long as that makes the plan shorter: each time the most expensive
 * one in the longest session, into as many pieces more as help most. Good for one plan.
 */
final class UnitCutter {

  private final Planner planner;
  private final List<Unit> units;
  private final PlanRequest request;
  private final int[] pieces;

  /**
   * Prepares it.
   *
   * @param planner places the pieces
   * @param units all units by number
   * @param request what was asked for
   */
  UnitCutter(Planner planner, List<Unit> units, PlanRequest request) {
    this.planner = planner;
    this.units = units;
    this.request = request;
    pieces = new int[units.size()];
    Arrays.fill(pieces, 1);
  }

  /**
   * Improves a plan.
   *
   * @param whole the best plan without a cut
   * @return a plan that is no longer, with the bound that holds for every way of cutting
   */
  SessionPlan improve(SessionPlan whole) {
    long bound = PlanBound.of(units, request);
    SessionPlan best = whole;
    long nodes = whole.nodes();
    boolean cut = false;
    while (best.makespanMicros() > bound) {
      Optional<SessionPlan> better = cutOnce(best);
      if (better.isEmpty()) {
        break;
      }
      best = better.get();
      cut = true;
    }
    if (cut && best.makespanMicros() > bound) {
      SessionPlan searched = planner.searched(allPieces(), request);
      nodes += searched.nodes();
      best = searched.makespanMicros() < best.makespanMicros() ? searched : best;
    }
    return new SessionPlan(
        best.sessions(),
        best.makespan(),
        bound,
        best.makespanMicros() == bound,
        nodes,
        best.bottleneck());
  }

  private Optional<SessionPlan> cutOnce(SessionPlan plan) {
    Optional<Unit> candidate = mostExpensiveToCut(plan);
    if (candidate.isEmpty()) {
      return Optional.empty();
    }
    int index = candidate.get().number() - 1;
    int before = pieces[index];
    int best = before;
    SessionPlan shortest = plan;
    for (int count = before + 1; count <= most(candidate.get()); count++) {
      pieces[index] = count;
      SessionPlan tried = planner.placed(allPieces(), request);
      if (tried.makespanMicros() < shortest.makespanMicros()) {
        shortest = tried;
        best = count;
      }
    }
    pieces[index] = best;
    return best == before ? Optional.empty() : Optional.of(shortest);
  }

  private Optional<Unit> mostExpensiveToCut(SessionPlan plan) {
    return plan.sessions().stream()
        .filter(session -> session.estimateMicros() == plan.makespanMicros())
        .flatMap(session -> session.parts().stream())
        .filter(part -> pieces[part.unit().number() - 1] < most(part.unit()))
        .max(
            Comparator.comparingLong(UnitPart::micros).thenComparing(part -> -part.unit().number()))
        .map(UnitPart::unit);
  }

  /** More pieces than sessions would only be put together again. */
  private int most(Unit unit) {
    return Math.min(unit.division().parts(), request.sessions());
  }

  private List<Piece> allPieces() {
    List<Piece> all = new ArrayList<>();
    for (Unit unit : units) {
      int count = pieces[unit.number() - 1];
      for (int piece = 0; piece < count; piece++) {
        all.add(new Piece(unit, piece, count));
      }
    }
    return all;
  }
}
