package org.emajbatch.planner;

import java.util.Objects;

/**
 * A table to roll back.
 *
 * @param table its name
 * @param cost estimated duration of all its steps
 * @param batch number of the engine's batch it belongs to, all of whose tables share a session, or
 *     {@link #NO_BATCH}
 * @param division how far it may be cut; of no use to a table that shares its session with others
 */
public record PlanTable(TableId table, Estimate cost, int batch, Division division) {

  /** The batch of a table that the engine put into none, which ties it to no other table. */
  public static final int NO_BATCH = 0;

  /** Checks the ranges. */
  public PlanTable {
    Objects.requireNonNull(table, "table");
    Objects.requireNonNull(cost, "cost");
    Objects.requireNonNull(division, "division");
    if (batch < 0) {
      throw new IllegalArgumentException("batch of " + table + " is negative: " + batch);
    }
  }

  /**
   * A table in one piece whose cost is known.
   *
   * @param table its name
   * @param costMicros duration of all its steps in microseconds, non-negative
   * @param batch see above
   */
  public PlanTable(TableId table, long costMicros, int batch) {
    this(table, Estimate.exactly(costMicros), batch, Division.NONE);
  }
}
