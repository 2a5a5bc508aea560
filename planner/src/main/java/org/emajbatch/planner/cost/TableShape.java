package org.emajbatch.planner.cost;

/**
 * What makes the rows of one table dearer than those of another.
 *
 * @param rowBytes average size of a row
 * @param indexes how many indexes it has
 */
public record TableShape(int rowBytes, int indexes) {

  /** A table of which nothing is known: narrow, with its primary key only. */
  public static final TableShape UNKNOWN = new TableShape(100, 1);

  /** Of wider rows the server stores parts elsewhere. */
  private static final int WIDEST = 2_000;

  /** Brings absurd numbers back into range. */
  public TableShape {
    rowBytes = Math.max(1, Math.min(WIDEST, rowBytes));
    indexes = Math.max(0, Math.min(1_000, indexes));
  }
}
