package org.emajbatch.planner;

import java.util.Objects;

/**
 * A table to roll back.
 *
 * @param table its name
 * @param costMicros estimated duration of all its steps in microseconds, non-negative
 * @param batch number of the engine's batch it belongs to, all of whose tables share a session, or
 *     {@link #NO_BATCH}
 */
public record PlanTable(TableId table, long costMicros, int batch) {

  /** The batch of a table that the engine put into none, which ties it to no other table. */
  public static final int NO_BATCH = 0;

  /** Checks the ranges. */
  public PlanTable {
    Objects.requireNonNull(table, "table");
    if (costMicros < 0) {
      throw new IllegalArgumentException("cost of " + table + " is negative: " + costMicros);
    }
    if (batch < 0) {
      throw new IllegalArgumentException("batch of " + table + " is negative: " + batch);
    }
  }
}
