package org.emajbatch.planner;

import java.util.List;
import java.util.Objects;

/**
 * Tables that must share a session, because a foreign key that binds or a batch of the engine holds
 * them together.
 *
 * @param number from 1, by descending cost
 * @param tables the tables to roll back, at least one, in their natural order
 * @param batches numbers of the engine's batches these tables belong to, ascending
 * @param cost sum of the tables' costs
 * @param boundBy names of the foreign keys that hold the unit together, sorted; empty where a batch
 *     alone does
 * @param division how far it may be cut; several tables never are
 */
public record Unit(
    int number,
    List<TableId> tables,
    List<Integer> batches,
    Estimate cost,
    List<String> boundBy,
    Division division) {

  /** Keeps unmodifiable copies. */
  public Unit {
    tables = List.copyOf(tables);
    batches = List.copyOf(batches);
    Objects.requireNonNull(cost, "cost");
    boundBy = List.copyOf(boundBy);
    Objects.requireNonNull(division, "division");
    if (tables.isEmpty()) {
      throw new IllegalArgumentException("unit " + number + " has no table");
    }
    if (tables.size() > 1 && division.isPossible()) {
      throw new IllegalArgumentException("unit " + number + " has more than one table to cut");
    }
  }

  /** Returns what plans are balanced by: the likely cost in microseconds. */
  public long costMicros() {
    return cost.likelyMicros();
  }
}
