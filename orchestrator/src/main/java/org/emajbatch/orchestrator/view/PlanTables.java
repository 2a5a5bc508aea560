package org.emajbatch.orchestrator.view;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.emajbatch.orchestrator.report.PlanDocument;
import org.emajbatch.orchestrator.report.PlanDocument.Table;
import org.emajbatch.orchestrator.report.PlanReport;

/**
 * Finds the tables of a plan's sessions, which the sessions name and the graph describes. Never
 * looks for a table by its name alone: other databases may have one of that name.
 */
final class PlanTables {

  private final Map<Key, Table> tables = new HashMap<>();
  private final NavigableMap<Integer, String> databases = new TreeMap<>();

  private record Key(String database, String name) {}

  /** Of a plan. */
  PlanTables(PlanDocument document) {
    for (Table table : document.tables()) {
      tables.putIfAbsent(new Key(table.database(), name(table)), table);
      table.session().ifPresent(session -> databases.putIfAbsent(session, table.database()));
    }
  }

  /** A table's name with its schema, as sessions and keys name it. */
  static String name(Table table) {
    return table.schema() + "." + table.name();
  }

  /**
   * The database that a session works in; the empty text if the plan has no table. A table that is
   * divided names one of its sessions only, and a session may have no table at all: such a session
   * works beside its neighbours, since each database has a block of sessions.
   */
  String database(int session) {
    Map.Entry<Integer, String> neighbour = databases.floorEntry(session);
    if (neighbour == null) {
      neighbour = databases.ceilingEntry(session);
    }
    return neighbour == null ? "" : neighbour.getValue();
  }

  /** A session's table. */
  Optional<Table> find(int session, String name) {
    return find(database(session), name);
  }

  /** A database's table. */
  Optional<Table> find(String database, String name) {
    return Optional.ofNullable(tables.get(new Key(database, name)));
  }

  /** Changes that a session's table has to undo. */
  long changes(int session, String name) {
    return find(session, name).map(Table::changes).orElse(0L);
  }

  /** Changes of a session's tables; a table of which it does a part counts in proportion. */
  long changes(PlanReport.Session session) {
    return session.units().stream()
        .mapToLong(unit -> changes(session.session(), unit) / unit.parts())
        .sum();
  }

  /** Changes of all tables of a unit, whoever does them. */
  long changes(int session, PlanReport.PlanUnit unit) {
    return unit.tables().stream().mapToLong(table -> changes(session, table)).sum();
  }

  /** A session's units, the longest first. */
  static List<PlanReport.PlanUnit> longestFirst(PlanReport.Session session) {
    return session.units().stream()
        .sorted(
            Comparator.comparingLong(PlanReport.PlanUnit::estimateMs)
                .reversed()
                .thenComparingInt(PlanReport.PlanUnit::number))
        .toList();
  }

  /** A unit's tables, those with the most changes first. */
  List<String> mostChangedFirst(int session, PlanReport.PlanUnit unit) {
    return unit.tables().stream()
        .sorted(
            Comparator.comparingLong((String table) -> changes(session, table))
                .reversed()
                .thenComparing(Comparator.naturalOrder()))
        .toList();
  }
}
