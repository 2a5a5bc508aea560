package org.emajbatch.monitor.view.timeline;

import java.time.Duration;
import org.emajbatch.sql.watch.TimedStep;

/**
 * A step, or the rest of a running one, placed in time.
 *
 * @param step which
 * @param phase how far it is
 * @param from when it began or is expected to, counted from the schedule's origin; not negative
 * @param until when it ended, is expected to, or is looked at; not before {@code from}
 */
record Piece(TimedStep step, Phase phase, Duration from, Duration until) {

  Piece {
    if (from.isNegative() || until.compareTo(from) < 0) {
      throw new IllegalArgumentException("a piece from " + from + " until " + until);
    }
  }

  /** Whether a piece of the same step stands in the same place. */
  boolean isPlacedAs(Piece other) {
    return phase == other.phase && from.equals(other.from) && until.equals(other.until);
  }

  /** How long it is. */
  Duration length() {
    return until.minus(from);
  }
}
