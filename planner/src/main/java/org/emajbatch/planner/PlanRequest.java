package org.emajbatch.planner;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Everything that a plan depends on. The order inside the lists has no influence on the plan.
 *
 * @param tables the tables to roll back, each once
 * @param foreignKeys the foreign keys from or to these tables
 * @param sessions how many sessions may be used, at least 1
 * @param firstSession estimated duration of what only session 1 does (sequences)
 * @param eachSession what each session that works takes on top; session 1 always works
 */
public record PlanRequest(
    List<PlanTable> tables,
    List<ForeignKey> foreignKeys,
    int sessions,
    Estimate firstSession,
    Estimate eachSession) {

  /** Checks the ranges and that no table is there twice. */
  public PlanRequest {
    tables = List.copyOf(tables);
    foreignKeys = List.copyOf(foreignKeys);
    Objects.requireNonNull(firstSession, "firstSession");
    Objects.requireNonNull(eachSession, "eachSession");
    if (sessions < 1) {
      throw new IllegalArgumentException("sessions must be at least 1, not " + sessions);
    }
    Set<TableId> seen = new HashSet<>();
    for (PlanTable table : tables) {
      if (!seen.add(table.table())) {
        throw new IllegalArgumentException("table " + table.table() + " is there twice");
      }
    }
  }

  /**
   * A request whose sessions cost nothing by themselves.
   *
   * @param tables the tables to roll back, each once
   * @param foreignKeys the foreign keys from or to these tables
   * @param sessions how many sessions may be used, at least 1
   * @param firstSessionMicros known duration of what only session 1 does, in microseconds
   */
  public PlanRequest(
      List<PlanTable> tables, List<ForeignKey> foreignKeys, int sessions, long firstSessionMicros) {
    this(tables, foreignKeys, sessions, Estimate.exactly(firstSessionMicros), Estimate.ZERO);
  }

  /** The same work for another number of sessions. */
  public PlanRequest withSessions(int other) {
    return new PlanRequest(tables, foreignKeys, other, firstSession, eachSession);
  }

  /** The same with other tables. */
  PlanRequest withTables(List<PlanTable> other) {
    return new PlanRequest(other, foreignKeys, sessions, firstSession, eachSession);
  }

  /** The same with other foreign keys. */
  PlanRequest withForeignKeys(List<ForeignKey> other) {
    return new PlanRequest(tables, other, sessions, firstSession, eachSession);
  }

  /** Whether the work costs the same, whatever the number of sessions. */
  boolean hasSameWorkAs(PlanRequest other) {
    return equals(other.withSessions(sessions));
  }
}
