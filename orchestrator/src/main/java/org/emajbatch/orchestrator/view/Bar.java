package org.emajbatch.orchestrator.view;

/** Draws a share as a bar of characters. */
final class Bar {

  private static final String[] EIGHTHS = {"", "▏", "▎", "▍", "▌", "▋", "▊", "▉"};

  private Bar() {}

  /**
   * A bar.
   *
   * @param share of the whole, from 0 to 1; what is beyond counts as the nearer of them
   * @param columns of the whole
   * @param unicode whether eighths of a column can be drawn
   * @return the bar, padded to the whole; a share above 0 is never invisible
   */
  static String of(double share, int columns, boolean unicode) {
    double bounded = Math.max(0, Math.min(1, share));
    String bar;
    if (unicode) {
      int eighths = (int) Math.round(bounded * columns * 8);
      eighths = bounded > 0 ? Math.max(1, eighths) : eighths;
      bar = "█".repeat(eighths / 8) + EIGHTHS[eighths % 8];
    } else {
      int full = (int) Math.round(bounded * columns);
      bar = "#".repeat(bounded > 0 ? Math.max(1, full) : full);
    }
    return Columns.padEnd(bar, columns);
  }
}
