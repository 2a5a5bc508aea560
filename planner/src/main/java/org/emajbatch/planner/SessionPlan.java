package org.emajbatch.planner;

import java.util.List;
import java.util.Objects;

/**
 * Who does what. Session 1 is always there, since it decides the outcome of the rollback; any other
 * session has at least one unit, so there can be fewer sessions than were asked for.
 *
 * @param sessions by number, 1, 2, 3 and so on without a hole
 * @param makespan estimated duration of the longest session
 * @param lowerBoundMicros what no plan can beat, in microseconds; equal to the makespan if that is
 *     proved optimal
 * @param provedOptimal whether no plan is shorter
 * @param nodes how many placements the search tried; 0 if the bound was met without
 * @param bottleneck tables of the most expensive unit in the longest session; empty if that session
 *     has no unit
 */
public record SessionPlan(
    List<SessionLoad> sessions,
    Estimate makespan,
    long lowerBoundMicros,
    boolean provedOptimal,
    long nodes,
    List<TableId> bottleneck) {

  /** Keeps unmodifiable copies and checks that the numbers agree. */
  public SessionPlan {
    sessions = List.copyOf(sessions);
    Objects.requireNonNull(makespan, "makespan");
    bottleneck = List.copyOf(bottleneck);
    if (sessions.isEmpty()) {
      throw new IllegalArgumentException("a plan has at least session 1");
    }
    if (lowerBoundMicros > makespan.likelyMicros()) {
      throw new IllegalArgumentException(
          "makespan " + makespan.likelyMicros() + " is below its lower bound " + lowerBoundMicros);
    }
  }

  /** Returns the likely duration of the longest session in microseconds. */
  public long makespanMicros() {
    return makespan.likelyMicros();
  }

  /**
   * What one session would take for all of it, at the same costs.
   *
   * @return the work of session 1 and every unit in one piece
   */
  public Estimate singleSession() {
    List<Estimate> units =
        sessions.stream()
            .flatMap(session -> session.parts().stream())
            .filter(part -> part.part() == 1)
            .map(part -> part.unit().cost())
            .toList();
    return sessions.get(0).fixed().plus(Estimate.sum(units));
  }

  /**
   * How far the plan may be from the best one.
   *
   * @return (makespan - bound) / bound, and 0 where the bound is 0
   */
  public double gap() {
    return lowerBoundMicros == 0
        ? 0
        : (double) (makespanMicros() - lowerBoundMicros) / lowerBoundMicros;
  }

  /**
   * Whether one unit alone takes as long as the whole plan, so that more sessions would not help.
   *
   * @return true if an uncut unit is the makespan, apart from what every session takes
   */
  public boolean limitedByOneUnit() {
    long each =
        sessions.stream().mapToLong(session -> session.fixed().likelyMicros()).min().orElse(0);
    return sessions.stream()
        .flatMap(session -> session.parts().stream())
        .anyMatch(part -> part.parts() == 1 && part.micros() == makespanMicros() - each);
  }
}
