package org.emajbatch.sql.activity;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

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

  /**
   * Those of them.
   *
   * @param ended ended rollbacks, the last one first
   * @param now the server's time
   */
  public List<Rollback> of(List<Rollback> ended, Instant now) {
    return ended.stream()
        .filter(rollback -> isRecent(rollback, now.minus(age)))
        .limit(count)
        .toList();
  }

  /** Derived ends have no time of their own: the start is the last thing known of them. */
  private static boolean isRecent(Rollback rollback, Instant oldest) {
    return rollback
        .times()
        .endedAt()
        .or(rollback.times()::startedAt)
        .map(time -> time.isAfter(oldest))
        .orElse(true);
  }
}
