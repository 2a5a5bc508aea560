package org.emajbatch.monitor.model;

import java.time.Duration;
import java.util.Optional;

/**
 * How far a recording has been played.
 *
 * @param position of the entry shown, from 1; 0 before the first
 * @param total number of entries
 * @param latest the last picture up to there, where the screen was looked at only before it; absent
 *     where the screen shows that one
 */
public record Playback(int position, int total, Optional<Picture> latest) {

  /** Where pictures are looked at for that long, a recording runs at the speed it was made at. */
  private static final Duration ORIGINAL = Pace.DEFAULT;

  /** How often the recording's time goes into that of the user; more than 1 is faster. */
  public static double speed(Duration interval) {
    return (double) ORIGINAL.toMillis() / interval.toMillis();
  }

  /** Whether there is no entry before the one shown. */
  public boolean isAtBeginning() {
    return position <= 1;
  }

  /** Whether the last entry is shown. */
  public boolean isAtEnd() {
    return position >= total;
  }
}
