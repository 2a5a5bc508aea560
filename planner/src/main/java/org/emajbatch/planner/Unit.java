package org.emajbatch.planner;

import java.util.List;

/**
 * Tables that must share a session, because a foreign key that binds or a batch of the engine holds
 * them together.
 *
 * @param number from 1, by descending cost
 * @param tables the tables to roll back, at least one, in their natural order
 * @param batches numbers of the engine's batches these tables belong to, ascending
 * @param costMicros sum of the tables' costs in microseconds
 * @param boundBy names of the foreign keys that hold the unit together, sorted; empty where a batch
 *     alone does
 */
public record Unit(
    int number,
    List<TableId> tables,
    List<Integer> batches,
    long costMicros,
    List<String> boundBy) {

  /** Keeps unmodifiable copies. */
  public Unit {
    tables = List.copyOf(tables);
    batches = List.copyOf(batches);
    boundBy = List.copyOf(boundBy);
    if (tables.isEmpty()) {
      throw new IllegalArgumentException("unit " + number + " has no table");
    }
  }
}
