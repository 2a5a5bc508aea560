package org.emajbatch.planner;

import java.util.List;

/**
 * Who does what. Session 1 is always there, since it decides the outcome of the rollback; any other
 * session has at least one unit, so there can be fewer sessions than were asked for.
 *
 * @param sessions by number, 1, 2, 3 and so on without a hole
 * @param makespanMicros estimated duration of the longest session in microseconds
 * @param lowerBoundMicros what no plan can beat, in microseconds; equal to the makespan if that is
 *     proved optimal
 * @param provedOptimal whether no plan is shorter
 * @param bottleneck tables of the most expensive unit in the longest session; empty if that session
 *     has no unit
 */
public record SessionPlan(
    List<SessionLoad> sessions,
    long makespanMicros,
    long lowerBoundMicros,
    boolean provedOptimal,
    List<TableId> bottleneck) {

  /** Keeps unmodifiable copies and checks that the numbers agree. */
  public SessionPlan {
    sessions = List.copyOf(sessions);
    bottleneck = List.copyOf(bottleneck);
    if (sessions.isEmpty()) {
      throw new IllegalArgumentException("a plan has at least session 1");
    }
    if (lowerBoundMicros > makespanMicros) {
      throw new IllegalArgumentException(
          "makespan " + makespanMicros + " is below its lower bound " + lowerBoundMicros);
    }
  }

  /**
   * How far the plan may be from the best one.
   *
   * @return (makespan - bound) / bound, and 0 where the bound is 0
   */
  public double gap() {
    return lowerBoundMicros == 0
        ? 0
        : (double) (makespanMicros - lowerBoundMicros) / lowerBoundMicros;
  }

  /**
   * Whether one unit alone takes as long as the whole plan, so that more sessions would not help.
   *
   * @return true if the most expensive unit is the makespan
   */
  public boolean limitedByOneUnit() {
    return sessions.stream()
        .flatMap(session -> session.units().stream())
        .anyMatch(unit -> unit.costMicros() == makespanMicros);
  }
}
