package org.emajbatch.sql.activity;

import java.time.Duration;

/**
 * Which ended rollbacks are of interest.
 *
 * @param age how long ago they may have ended
 * @param count at most how many of them
 */
public record RecentWindow(Duration age, int count) {

  /** The documented defaults of E-Maj's monitor: three, of the last 24 hours. */
  public static final RecentWindow DEFAULT = new RecentWindow(Duration.ofHours(24), 3);

  public RecentWindow {
    if (age.isNegative() || count < 0) {
      throw new IllegalArgumentException("age and count must not be negative");
    }
  }
}
