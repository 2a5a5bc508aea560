package org.emajbatch.planner;

import java.util.List;
import java.util.Map;
import org.emajbatch.planner.assign.Assignment;
import org.emajbatch.planner.assign.BestOfSessionAssigner;
import org.emajbatch.planner.assign.ExactBranchAndBoundSessionAssigner;
import org.emajbatch.planner.assign.LocalSearchSessionAssigner;
import org.emajbatch.planner.assign.LptSessionAssigner;
import org.emajbatch.planner.assign.MultiFitSessionAssigner;
import org.emajbatch.planner.assign.SaturatingMath;
import org.emajbatch.planner.assign.SessionAssigner;

/**
 * Plans a rollback: finds what must stay together and balances it over the sessions. Equal
 * requests, in whatever order their tables and keys are listed, get equal plans.
 *
 * <p>A plan is never longer than the one of longest-first assignment, and it is the best one
 * possible for up to 12 units whatever their costs; beyond that it normally is, and says so when it
 * is proved.
 */
public final class Planner {

  /** Up to this many items, the work of session 1 being one, the search always comes to its end. */
  private static final int ALWAYS_EXACT_ITEMS = 13;

  /**
   * With the last item placed by rule, 13 items have no more partial placements than 12 items have
   * partitions of all their prefixes: the Bell numbers B(1) to B(12) add up to 5,034,584.
   */
  private static final long EXACT_NODE_BUDGET = 5_100_000;

  /** Larger requests gain microseconds from a longer search, if anything. */
  private static final long NODE_BUDGET = 500_000;

  /** A few times what thousands of units need to meet the bound. */
  private static final long WORK_BUDGET = 2_000_000;

  private final SessionAssigner start =
      new BestOfSessionAssigner(
          new LocalSearchSessionAssigner(new LptSessionAssigner(), WORK_BUDGET),
          new LocalSearchSessionAssigner(new MultiFitSessionAssigner(), WORK_BUDGET));

  /**
   * Makes the plan.
   *
   * @param request what to roll back, and in how many sessions at most
   * @return the plan
   */
  public SessionPlan plan(PlanRequest request) {
    return plan(request, UnitFinder.find(request));
  }

  /** Makes the plan where the units are known already. */
  SessionPlan plan(PlanRequest request, List<Unit> units) {
    List<Piece> whole = units.stream().map(unit -> new Piece(unit, 0, 1)).toList();
    SessionPlan plan = searched(whole, request);
    boolean divisible =
        request.sessions() > 1 && units.stream().anyMatch(unit -> unit.division().isPossible());
    return divisible ? new UnitCutter(this, units, request).improve(plan) : plan;
  }

  /**
   * Evaluates who does what instead of choosing it: a plan that was reviewed earlier, at the costs
   * of now. No table is cut.
   *
   * @param request what to roll back, and in how many sessions at most
   * @param sessionOf the number of the session, from 1, for each table; tables that are not in the
   *     request are passed over. Sessions that are left with nothing to do are closed up
   * @return the plan; nobody searched, so it is called optimal only if it meets the bound
   * @throws UnfollowablePlanException if it would tear a unit, leaves a table out or names a
   *     session that there is not
   */
  public SessionPlan follow(PlanRequest request, Map<TableId, Integer> sessionOf)
      throws UnfollowablePlanException {
    BondGraph bonds = new BondGraph(request);
    List<Unit> units = UnitFinder.find(request, bonds);
    List<List<Piece>> sessions =
        new ReviewedAssignment(request, bonds, sessionOf).piecesBySession(units);
    return new PlanAssembly(request).assemble(sessions, PlanBound.of(units, request), 0);
  }

  /** Places pieces by the best means there are. */
  SessionPlan searched(List<Piece> pieces, PlanRequest request) {
    int items = pieces.size() + (request.firstSession().likelyMicros() > 0 ? 1 : 0);
    long budget = items <= ALWAYS_EXACT_ITEMS ? EXACT_NODE_BUDGET : NODE_BUDGET;
    return placed(pieces, request, new ExactBranchAndBoundSessionAssigner(start, budget));
  }

  /** Places pieces without an exact search. */
  SessionPlan placed(List<Piece> pieces, PlanRequest request) {
    return placed(pieces, request, start);
  }

  private static SessionPlan placed(
      List<Piece> pieces, PlanRequest request, SessionAssigner assigner) {
    PlanItems items =
        PlanItems.of(pieces, request.firstSession().likelyMicros(), request.sessions());
    Assignment assignment = assigner.assign(items.workload());
    return new PlanAssembly(request)
        .assemble(
            items.sessions(assignment), bound(pieces, request, assignment), assignment.nodes());
  }

  /**
   * Pieces of one unit that end up in one session save overhead, so what no placement of pieces can
   * beat, a plan can; what it cannot beat then, {@link UnitCutter} knows.
   */
  private static long bound(List<Piece> pieces, PlanRequest request, Assignment assignment) {
    return pieces.stream().anyMatch(piece -> piece.pieces() > 1)
        ? 0
        : SaturatingMath.add(assignment.lowerBound(), request.eachSession().likelyMicros());
  }
}
