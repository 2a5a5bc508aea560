package org.emajbatch.sql.activity;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a rollback's phases began and ended, by the server's clock.
 *
 * @param startedAt the start; for engines before 4.3, the first trace of it
 * @param planningEndedAt absent before 4.3
 * @param lockingEndedAt absent before 4.3
 * @param stampedAt the transaction time of the rollback's own time stamp: what E-Maj's own monitor
 *     shows as the start of a completed one
 * @param endedAt absent while it runs, and for ever where the client died and only the cleanup
 *     closed it
 */
public record Times(
    Optional<Instant> startedAt,
    Optional<Instant> planningEndedAt,
    Optional<Instant> lockingEndedAt,
    Optional<Instant> stampedAt,
    Optional<Instant> endedAt) {

  /** How long planning took. */
  public Optional<Duration> planning() {
    return between(startedAt, planningEndedAt);
  }

  /** How long the locks took. */
  public Optional<Duration> locking() {
    return between(planningEndedAt, lockingEndedAt);
  }

  private static Optional<Duration> between(Optional<Instant> from, Optional<Instant> to) {
    return from.flatMap(start -> to.map(end -> Duration.between(start, end)));
  }
}
