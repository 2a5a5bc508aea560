package org.emajbatch.monitor.view;

import java.time.Instant;
import java.time.ZoneId;

/**
 * What a view needs to know of the place it draws for.
 *
 * @param columns of the screen
 * @param symbols to draw with
 * @param zone in which times of day are shown
 * @param takenAt the moment of the picture, by the server's clock
 */
public record Canvas(int columns, Symbols symbols, ZoneId zone, Instant takenAt) {

  /** Columns left free before what belongs to a title. */
  public static final String INDENT = "    ";

  /** Lays out text below a title. */
  public Wrap wrap() {
    return new Wrap(INDENT.length(), columns);
  }

  /** A moment of the server, as {@link Words#moment}. */
  public String moment(Instant moment) {
    return Words.moment(moment, takenAt, zone);
  }

  /** Whether lines have room for more than the necessary. */
  public boolean isWide() {
    return columns >= 100;
  }

  /** Whether even the necessary must be short. */
  public boolean isNarrow() {
    return columns < 76;
  }
}
