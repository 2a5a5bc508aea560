package org.emajbatch.orchestrator.view;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.emajbatch.terminal.Printable;

/** Numbers and labels for drawings. */
final class Svg {

  /** What a character of the labels' font takes at most on average, in parts of its size. */
  private static final double CHARACTER = 0.7;

  private Svg() {}

  /** A number with two decimals at most. */
  static String number(double value) {
    return BigDecimal.valueOf(Double.isFinite(value) ? value : 0)
        .setScale(2, RoundingMode.HALF_EVEN)
        .stripTrailingZeros()
        .toPlainString();
  }

  /** A share as percent, with four decimals at most: sums of many must still be right. */
  static String percent(double share) {
    return BigDecimal.valueOf(Double.isFinite(share) ? share * 100 : 0)
            .setScale(4, RoundingMode.HALF_EVEN)
            .stripTrailingZeros()
            .toPlainString()
        + "%";
  }

  /**
   * A name, without its middle where it would be wider than its place.
   *
   * @param text the name
   * @param width of the place
   * @param size of the font, in the same unit
   */
  static String fitted(String text, double width, double size) {
    int columns = (int) (width / (size * CHARACTER));
    return columns < 5 ? "" : Columns.cut(Printable.text(text), columns, "…");
  }
}
