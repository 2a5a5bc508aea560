package org.emajbatch.sql.engine;

import java.time.Duration;

/**
 * How far a session is and how fast, in the terms of its estimates. The one rule from which every
 * remaining time is computed; a whole rollback takes the longest of its sessions', never their sum.
 * All values are in microseconds and not negative.
 *
 * @param estimated what all its steps are to take
 * @param estimatedDone the part of it that belongs to the steps done
 * @param spent what those of the steps done that had an estimate really took
 * @param running what the running step is to take, 0 where none is
 * @param elapsed how long that one has been running
 */
public record Pace(
    double estimated, double estimatedDone, double spent, double running, double elapsed) {

  /**
   * How much weight the estimate has against what was measured: as if that share of the whole work
   * had already run exactly as estimated. It keeps the first, tiny steps from shouting.
   */
  private static final double PRIOR_SHARE = 0.2;

  /** Nothing estimated, nothing done. */
  public static final Pace NONE = new Pace(0, 0, 0, 0, 0);

  /**
   * Time until the session has done its steps: the estimates of what is left, scaled by how fast
   * this session has really been. A step that has exceeded its estimate is evidence of slowness for
   * the others, and is itself expected to end any moment.
   */
  public Duration remaining() {
    double notStarted = Math.max(0, estimated - estimatedDone - running);
    double slowness = slowness();
    double inStep = Math.max(0, running * slowness - elapsed);
    return Duration.ofNanos(Math.round((notStarted * slowness + inStep) * 1_000));
  }

  /** Share of the estimated work that is done, from 0 to 1; 0 where nothing is estimated. */
  public double share() {
    if (estimated <= 0) {
      return 0;
    }
    double inStep = Math.min(running, elapsed / slowness());
    return Math.min(1, (estimatedDone + inStep) / estimated);
  }

  /**
   * Real time over estimated time of what was done, with the estimate as a prior: what estimates of
   * steps to come are multiplied by.
   */
  public double slowness() {
    double prior = PRIOR_SHARE * estimated;
    double real = spent + prior;
    double expected = estimatedDone + prior;
    if (running > 0 && elapsed > running) {
      real += elapsed;
      expected += running;
    }
    return expected <= 0 ? 1 : real / expected;
  }
}
