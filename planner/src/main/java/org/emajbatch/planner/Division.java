package org.emajbatch.planner;

/**
 * How far a table may be cut, so that several sessions put back a part of it each.
 *
 * @param parts into how many parts at most, at least 1
 * @param overheadMicros what each part beyond the first costs more, in microseconds, non-negative
 */
public record Division(int parts, long overheadMicros) {

  /** Not at all. */
  public static final Division NONE = new Division(1, 0);

  /** Checks the ranges. */
  public Division {
    if (parts < 1) {
      throw new IllegalArgumentException("parts must be at least 1, not " + parts);
    }
    if (overheadMicros < 0) {
      throw new IllegalArgumentException("overheadMicros is negative: " + overheadMicros);
    }
  }

  /** Whether there is anything to cut. */
  boolean isPossible() {
    return parts > 1;
  }
}
