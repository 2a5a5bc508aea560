package org.emajbatch.sql.activity;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

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
   * How much weight the estimate has against what was measured: as if that share of the whole work
   * had already run exactly as estimated. It keeps the first, tiny steps from shouting.
   */
  private static final double PRIOR_SHARE = 0.2;

  /**
   * Time until this session has done its steps: the estimates of what is left, scaled by how fast
   * this session has really been. A step that has exceeded its estimate is evidence of slowness for
   * the others, and is itself expected to end any moment.
   *
   * @param now the moment of the picture, by the server's clock
   */
  public Duration remaining(Instant now) {
    if (status == Status.DONE || status == Status.LOST) {
      return Duration.ZERO;
    }
    double running = current.map(step -> micros(step.estimate())).orElse(0.0);
    double notStarted = Math.max(0, micros(estimated) - micros(estimatedDone) - running);
    double slowness = slowness(now);
    double inStep = Math.max(0, running * slowness - elapsedInStep(now));
    return Duration.ofNanos(Math.round((notStarted * slowness + inStep) * 1_000));
  }

  /**
   * Share of the work done, from 0 to 1: by the estimates, or by the number of steps where the
   * engine gave none.
   */
  public double fraction(Instant now) {
    if (status == Status.DONE) {
      return 1;
    }
    double all = micros(estimated);
    if (all <= 0) {
      return steps == 0 ? 0 : (double) stepsDone / steps;
    }
    double running = current.map(step -> micros(step.estimate())).orElse(0.0);
    double inStep = Math.min(running, elapsedInStep(now) / slowness(now));
    return Math.min(1, (micros(estimatedDone) + inStep) / all);
  }

  /** Real time over estimated time of what this session has done, with the estimate as a prior. */
  private double slowness(Instant now) {
    double prior = PRIOR_SHARE * micros(estimated);
    double real = micros(spent) + prior;
    double expected = micros(estimatedDone) + prior;
    double elapsed = elapsedInStep(now);
    double running = current.map(step -> micros(step.estimate())).orElse(0.0);
    if (running > 0 && elapsed > running) {
      real += elapsed;
      expected += running;
    }
    return expected <= 0 ? 1 : real / expected;
  }

  private double elapsedInStep(Instant now) {
    return current
        .map(step -> Math.max(0, micros(Duration.between(step.startedAt(), now))))
        .orElse(0.0);
  }

  private static double micros(Duration duration) {
    return duration.toNanos() / 1_000.0;
  }
}
