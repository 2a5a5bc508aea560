package org.emajbatch.planner;

import java.util.List;
import java.util.Objects;

/**
 * What one session does.
 *
 * @param session number of the session, from 1
 * @param parts its units or parts of them, by number; only session 1 can have none
 * @param estimate estimated duration of all it does
 * @param fixed the share of it that is no unit's: what each session costs, and for session 1 the
 *     work that is tied to it
 */
public record SessionLoad(int session, List<UnitPart> parts, Estimate estimate, Estimate fixed) {

  /** Keeps an unmodifiable copy. */
  public SessionLoad {
    parts = List.copyOf(parts);
    Objects.requireNonNull(estimate, "estimate");
    Objects.requireNonNull(fixed, "fixed");
  }

  /**
   * Adds a session's work up.
   *
   * @param session number of the session, from 1
   * @param parts its units or parts of them, by number
   * @param fixed what it takes besides
   * @return the session
   */
  static SessionLoad of(int session, List<UnitPart> parts, Estimate fixed) {
    Estimate work = Estimate.sum(parts.stream().map(UnitPart::estimate).toList());
    return new SessionLoad(session, parts, fixed.plus(work), fixed);
  }

  /** Returns the units it works on, by number, in whole or in part. */
  public List<Unit> units() {
    return parts.stream().map(UnitPart::unit).toList();
  }

  /** Returns its likely duration in microseconds. */
  public long estimateMicros() {
    return estimate.likelyMicros();
  }
}
