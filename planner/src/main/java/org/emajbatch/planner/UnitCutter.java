package org.emajbatch.planner;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts units that may be cut, where that makes the plan shorter. It tries a number of lengths that
 * no piece should exceed, from hardly any cut to fine ones: equally large units are cut together,
 * since to cut one of them alone would gain nothing. Good for one plan.
 */
final class UnitCutter {

  /** Lengths tried between the bound and the makespan without a cut. */
  private static final int STEPS = 8;

  /** Below the bound, pieces only fill gaps: so small a part of the bound at the finest. */
  private static final int FINEST = 3;

  private final Planner planner;
  private final List<Unit> units;
  private final PlanRequest request;

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
  }

  /**
   * Improves a plan.
   *
   * @param whole the best plan without a cut
   * @return a plan that is no longer, with the bound that holds for every way of cutting; among
   *     equally long ones that with the fewest cuts
   */
  SessionPlan improve(SessionPlan whole) {
    long bound = PlanBound.of(units, request);
    SessionPlan best = whole;
    List<Piece> bestPieces = List.of();
    long each = request.eachSession().likelyMicros();
    for (long length : lengths(whole.makespanMicros() - each, bound - each)) {
      if (best.makespanMicros() > bound) {
        List<Piece> pieces = pieces(length);
        SessionPlan tried = planner.placed(pieces, request);
        if (tried.makespanMicros() < best.makespanMicros()) {
          best = tried;
          bestPieces = pieces;
        }
      }
    }
    long nodes = whole.nodes();
    if (!bestPieces.isEmpty() && best.makespanMicros() > bound) {
      SessionPlan searched = planner.searched(bestPieces, request);
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

  /**
   * Returns lengths that no piece should exceed, in descending order, between the two and below.
   */
  private static List<Long> lengths(long makespan, long bound) {
    List<Long> lengths = new ArrayList<>();
    for (int step = STEPS - 1; step > 0; step--) {
      lengths.add(bound + (makespan - bound) / STEPS * step);
    }
    for (int part = 1; part <= FINEST; part++) {
      lengths.add(bound / part);
    }
    return lengths;
  }

  /** Cuts every unit as often as it takes. */
  private List<Piece> pieces(long length) {
    List<Piece> all = new ArrayList<>();
    for (Unit unit : units) {
      int count = count(unit, length);
      for (int piece = 0; piece < count; piece++) {
        all.add(new Piece(unit, piece, count));
      }
    }
    return all;
  }

  /** Where no cut makes pieces so short, the one that makes them shortest. */
  private int count(Unit unit, long length) {
    int shortest = 1;
    for (int count = 1; count <= most(unit) && longest(unit, shortest) > length; count++) {
      if (longest(unit, count) < longest(unit, shortest)) {
        shortest = count;
      }
    }
    return shortest;
  }

  /** The second piece is the first one with overhead. */
  private static long longest(Unit unit, int count) {
    return count == 1 ? unit.costMicros() : new Piece(unit, 1, count).micros();
  }

  /** More pieces than sessions would only be put together again. */
  private int most(Unit unit) {
    return Math.min(unit.division().parts(), request.sessions());
  }
}
