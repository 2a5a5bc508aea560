package org.emajbatch.planner;

import java.util.Collection;
import org.emajbatch.planner.assign.SaturatingMath;

/**
 * How long something may take, in microseconds: a likely value, and the interval in which four of
 * five real durations should lie. Never negative and never infinite, whatever it was made from.
 *
 * <p>Intervals add up end by end. That is exact where estimates are wrong together, and they mostly
 * are: a cold cache, a busy disk or a bad constant makes all tables of a run slow at once. The root
 * of the sum of squares would suit errors that have nothing to do with each other, and would
 * promise a narrow interval for a thousand tables that nobody can keep.
 *
 * @param lowMicros lower end
 * @param likelyMicros what plans are balanced by
 * @param highMicros upper end
 */
public record Estimate(long lowMicros, long likelyMicros, long highMicros) {

  /** Nothing to do. */
  public static final Estimate ZERO = new Estimate(0, 0, 0);

  /** Checks the order. */
  public Estimate {
    if (lowMicros < 0 || likelyMicros < lowMicros || highMicros < likelyMicros) {
      throw new IllegalArgumentException(
          "no interval: " + lowMicros + ", " + likelyMicros + ", " + highMicros);
    }
  }

  /**
   * A duration that is known.
   *
   * @param micros microseconds, non-negative
   */
  public static Estimate exactly(long micros) {
    return new Estimate(micros, micros, micros);
  }

  /**
   * One after the other.
   *
   * @param other what comes then
   * @return both, each end at most {@link Long#MAX_VALUE}
   */
  public Estimate plus(Estimate other) {
    return new Estimate(
        SaturatingMath.add(lowMicros, other.lowMicros),
        SaturatingMath.add(likelyMicros, other.likelyMicros),
        SaturatingMath.add(highMicros, other.highMicros));
  }

  /**
   * All of them one after the other, in whatever order.
   *
   * @param estimates any number of them
   * @return their sum, each end at most {@link Long#MAX_VALUE}
   */
  public static Estimate sum(Collection<Estimate> estimates) {
    return estimates.stream().reduce(ZERO, Estimate::plus);
  }

  /**
   * The same, slower or faster.
   *
   * @param factor at least 0
   * @return each end times the factor, rounded, at most {@link Long#MAX_VALUE}
   */
  public Estimate times(double factor) {
    if (!(factor >= 0)) {
      throw new IllegalArgumentException("no factor: " + factor);
    }
    return new Estimate(
        scaled(lowMicros, factor), scaled(likelyMicros, factor), scaled(highMicros, factor));
  }

  /** Nothing stays nothing, even infinitely often. */
  private static long scaled(long micros, double factor) {
    return micros == 0 ? 0 : Math.round(micros * factor);
  }

  /**
   * Side by side, until the last one is done. End by end, for the same reason as in a sum.
   *
   * @param other what runs beside it
   * @return the longer of each end
   */
  public Estimate max(Estimate other) {
    return new Estimate(
        Math.max(lowMicros, other.lowMicros),
        Math.max(likelyMicros, other.likelyMicros),
        Math.max(highMicros, other.highMicros));
  }
}
