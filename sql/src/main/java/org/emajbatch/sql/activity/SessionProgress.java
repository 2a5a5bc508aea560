package org.emajbatch.sql.activity;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.emajbatch.sql.engine.Pace;

/**
 * How far one session of a rollback is. Locks are not counted: they have no duration of their own.
 *
 * @param session its number, from 1
 * @param status whether it works, waits, is done or is gone
 * @param startedAt when its transaction registered
 * @param endedAt when it had done its last step
 * @param steps how many steps it has
 * @param stepsDone how many of them are done
 * @param estimated what the engine expects all its steps to take
 * @param estimatedDone the part of {@code estimated} that belongs to the steps done
 * @param spent what those of the steps done that had an estimate really took
 * @param rows application rows put back
 * @param expectedChanges logged changes its tables have to undo; at least as many as rows
 * @param current the step running now
 */
public record SessionProgress(
    int session,
    Status status,
    Optional<Instant> startedAt,
    Optional<Instant> endedAt,
    int steps,
    int stepsDone,
    Duration estimated,
    Duration estimatedDone,
    Duration spent,
    long rows,
    long expectedChanges,
    Optional<Step> current) {

  /** Whether a session works. */
  public enum Status {
    /** It has not registered yet. */
    WAITING,
    WORKING,
    DONE,
    /** Its transaction is over although its work is not: the rollback cannot commit any more. */
    LOST
  }

  /**
   * Time until this session has done its steps.
   *
   * @param now the moment of the picture, by the server's clock
   */
  public Duration remaining(Instant now) {
    return status == Status.DONE || status == Status.LOST ? Duration.ZERO : pace(now).remaining();
  }

  /**
   * Share of the work done, from 0 to 1: by the estimates, or by the number of steps where the
   * engine gave none.
   */
  public double fraction(Instant now) {
    if (status == Status.DONE) {
      return 1;
    }
    if (estimated.isZero()) {
      return steps == 0 ? 0 : (double) stepsDone / steps;
    }
    return pace(now).share();
  }

  private Pace pace(Instant now) {
    return new Pace(
        micros(estimated),
        micros(estimatedDone),
        micros(spent),
        current.map(step -> micros(step.estimate())).orElse(0.0),
        current
            .map(step -> Math.max(0, micros(Duration.between(step.startedAt(), now))))
            .orElse(0.0));
  }

  private static double micros(Duration duration) {
    return duration.toNanos() / 1_000.0;
  }
}
