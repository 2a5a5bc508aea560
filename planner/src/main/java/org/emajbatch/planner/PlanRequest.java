package org.emajbatch.planner;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Everything that a plan depends on. The order inside the lists has no influence on the plan.
 *
 * @param tables the tables to roll back, each once
 * @param foreignKeys the foreign keys from or to these tables
 * @param sessions how many sessions may be used, at least 1
 * @param firstSessionMicros estimated duration in microseconds of what only session 1 does
 *     (sequences), non-negative
 */
public record PlanRequest(
    List<PlanTable> tables, List<ForeignKey> foreignKeys, int sessions, long firstSessionMicros) {

  /** Checks the ranges and that no table is there twice. */
  public PlanRequest {
    tables = List.copyOf(tables);
    foreignKeys = List.copyOf(foreignKeys);
    if (sessions < 1) {
      throw new IllegalArgumentException("sessions must be at least 1, not " + sessions);
    }
    if (firstSessionMicros < 0) {
      throw new IllegalArgumentException("firstSessionMicros is negative: " + firstSessionMicros);
    }
    Set<TableId> seen = new HashSet<>();
    for (PlanTable table : tables) {
      if (!seen.add(table.table())) {
        throw new IllegalArgumentException("table " + table.table() + " is there twice");
      }
    }
  }
}
