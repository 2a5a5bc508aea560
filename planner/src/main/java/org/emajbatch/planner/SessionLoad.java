package org.emajbatch.planner;

import java.util.List;

/**
 * What one session does.
 *
 * @param session number of the session, from 1
 * @param units its units by number; only session 1 can have none
 * @param estimateMicros estimated duration in microseconds, for session 1 with the work that is
 *     tied to it
 */
public record SessionLoad(int session, List<Unit> units, long estimateMicros) {

  /** Keeps an unmodifiable copy. */
  public SessionLoad {
    units = List.copyOf(units);
  }
}
