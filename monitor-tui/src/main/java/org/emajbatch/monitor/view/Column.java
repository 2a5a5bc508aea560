package org.emajbatch.monitor.view;

/**
 * A column of a list.
 *
 * @param title its heading
 * @param right whether its cells are aligned to the right, as numbers are
 * @param rank 0 for what is always shown; where the screen is narrow, the highest goes first
 */
public record Column(String title, boolean right, int rank) {

  /** A column of text. */
  public static Column text(String title, int rank) {
    return new Column(title, false, rank);
  }

  /** A column of numbers. */
  public static Column number(String title, int rank) {
    return new Column(title, true, rank);
  }
}
