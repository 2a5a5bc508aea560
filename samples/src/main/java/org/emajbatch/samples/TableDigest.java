package org.emajbatch.samples;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * What a table holds, in a few bytes: independent of the order of its rows, equal only for equal
 * rows.
 *
 * @param rows number of rows
 * @param firstSum sum over all rows of a 64-bit hash of the row
 * @param secondSum the same with another hash
 * @param structure hash of the table's constraints, triggers and indexes and of their states
 */
public record TableDigest(long rows, BigDecimal firstSum, BigDecimal secondSum, String structure) {

  /** Checks that nothing is missing. */
  public TableDigest {
    Objects.requireNonNull(firstSum, "firstSum");
    Objects.requireNonNull(secondSum, "secondSum");
    Objects.requireNonNull(structure, "structure");
  }

  /** Whether the rows are the same, whatever the constraints. */
  boolean hasRowsOf(TableDigest other) {
    return rows == other.rows
        && firstSum.equals(other.firstSum)
        && secondSum.equals(other.secondSum);
  }
}
