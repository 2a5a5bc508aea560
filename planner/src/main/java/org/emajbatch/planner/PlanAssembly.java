package org.emajbatch.planner;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.emajbatch.planner.assign.SaturatingMath;

/**
 * Adds up what is known of a placement to a plan. Makes no choice of its own: who does what is
 * decided before.
 */
final class PlanAssembly {

  private final PlanRequest request;

  /**
   * Prepares it.
   *
   * @param request what was asked for
   */
  PlanAssembly(PlanRequest request) {
    this.request = request;
  }

  /**
   * Makes the plan.
   *
   * @param sessions the pieces of each session by number; only session 1 may have none
   * @param lowerBoundMicros what no plan can beat
   * @param nodes how many placements were tried
   * @return the plan, proved optimal where it meets the bound
   */
  SessionPlan assemble(List<List<Piece>> sessions, long lowerBoundMicros, long nodes) {
    List<List<UnitPart>> parts = fuse(sessions.isEmpty() ? List.of(List.of()) : sessions);
    List<SessionLoad> loads = new ArrayList<>();
    for (int session = 1; session <= parts.size(); session++) {
      Estimate fixed =
          session == 1 ? request.firstSession().plus(request.eachSession()) : request.eachSession();
      loads.add(SessionLoad.of(session, parts.get(session - 1), fixed));
    }
    Estimate makespan =
        loads.stream().map(SessionLoad::estimate).reduce(Estimate.ZERO, Estimate::max);
    return new SessionPlan(
        loads,
        makespan,
        lowerBoundMicros,
        makespan.likelyMicros() == lowerBoundMicros,
        nodes,
        bottleneck(loads));
  }

  /** Makes one part of all pieces of a unit that a session has. Only the first part is no cut. */
  private static List<List<UnitPart>> fuse(List<List<Piece>> sessions) {
    List<Map<Unit, Long>> micros = new ArrayList<>();
    Map<Unit, Integer> parts = new HashMap<>();
    for (List<Piece> pieces : sessions) {
      Map<Unit, Long> net = new TreeMap<>(Comparator.comparingInt(Unit::number));
      pieces.forEach(piece -> net.merge(piece.unit(), piece.netMicros(), SaturatingMath::add));
      net.keySet().forEach(unit -> parts.merge(unit, 1, Integer::sum));
      micros.add(net);
    }
    Map<Unit, Integer> done = new HashMap<>();
    List<List<UnitPart>> fused = new ArrayList<>();
    for (Map<Unit, Long> net : micros) {
      List<UnitPart> own = new ArrayList<>();
      net.forEach(
          (unit, cost) -> {
            int part = done.merge(unit, 1, Integer::sum);
            long overhead = part == 1 ? 0 : unit.division().overheadMicros();
            own.add(new UnitPart(unit, part, parts.get(unit), SaturatingMath.add(cost, overhead)));
          });
      fused.add(own);
    }
    return fused;
  }

  private static List<TableId> bottleneck(List<SessionLoad> sessions) {
    SessionLoad longest = sessions.get(0);
    for (SessionLoad session : sessions) {
      if (session.estimateMicros() > longest.estimateMicros()) {
        longest = session;
      }
    }
    return longest.parts().stream()
        .max(
            Comparator.comparingLong(UnitPart::micros).thenComparing(part -> -part.unit().number()))
        .map(part -> part.unit().tables())
        .orElse(List.of());
  }
}
