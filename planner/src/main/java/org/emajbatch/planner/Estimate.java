package org.emajbatch.planner;

/**
 * How long something may take, in microseconds: a likely value, and the interval in which four of
 * five real durations should lie. Never negative and never infinite, whatever it was made from.
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
}
