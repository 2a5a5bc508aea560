package org.emajbatch.sql.watch;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * All steps of one rollback, running or ended, in the order in which their sessions do them.
 *
 * @param rollbackId rlbk_id
 * @param steps without the locks, which have no duration of their own
 * @param predicted how long the steps were expected to take together, as noted before they began;
 *     only of this tool's runs
 */
public record Timeline(int rollbackId, List<TimedStep> steps, Optional<Duration> predicted) {

  public Timeline {
    steps = List.copyOf(steps);
  }
}
