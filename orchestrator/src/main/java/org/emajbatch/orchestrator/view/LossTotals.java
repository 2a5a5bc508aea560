package org.emajbatch.orchestrator.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.emajbatch.orchestrator.report.PlanDocument;

/**
 * What would be lost, added up, the most first.
 *
 * @param tables by table
 * @param makers by verb and role; empty where the logs were not read
 * @param rows all of it
 * @param read whether the logs were read
 */
record LossTotals(List<OfTable> tables, List<OfMaker> makers, long rows, boolean read) {

  LossTotals {
    tables = List.copyOf(tables);
    makers = List.copyOf(makers);
  }

  /**
   * A table's loss.
   *
   * @param table as {@code schema.name}
   * @param rows in all
   * @param byVerb the same by verb; empty where the logs were not read
   */
  record OfTable(String database, String table, long rows, Map<String, Long> byVerb) {
    OfTable {
      byVerb = Map.copyOf(byVerb);
    }
  }

  /** What one role did with one verb. */
  record OfMaker(String verb, String role, long rows) {}

  private record Place(String database, String table) {}

  /** Adds up; where the logs were not read, what the statistics know must do. */
  static LossTotals of(PlanDocument document) {
    List<OfTable> tables =
        document.losses().map(LossTotals::byTable).orElseGet(() -> fromGraph(document));
    return new LossTotals(
        tables.stream()
            .sorted(
                Comparator.comparingLong(OfTable::rows)
                    .reversed()
                    .thenComparing(OfTable::database)
                    .thenComparing(OfTable::table))
            .toList(),
        document.losses().map(LossTotals::byMaker).orElse(List.of()),
        tables.stream().mapToLong(OfTable::rows).sum(),
        document.losses().isPresent());
  }

  private static List<OfTable> byTable(List<PlanDocument.Loss> losses) {
    Map<Place, Map<String, Long>> places = new LinkedHashMap<>();
    for (PlanDocument.Loss loss : losses) {
      places
          .computeIfAbsent(
              new Place(loss.database(), loss.schema() + "." + loss.table()),
              place -> new TreeMap<>())
          .merge(loss.verb(), loss.rows(), Long::sum);
    }
    List<OfTable> tables = new ArrayList<>();
    places.forEach(
        (place, verbs) ->
            tables.add(
                new OfTable(
                    place.database(),
                    place.table(),
                    verbs.values().stream().mapToLong(Long::longValue).sum(),
                    verbs)));
    return tables;
  }

  private static List<OfTable> fromGraph(PlanDocument document) {
    return document.tables().stream()
        .filter(table -> table.changes() > 0)
        .map(
            table ->
                new OfTable(table.database(), PlanTables.name(table), table.changes(), Map.of()))
        .toList();
  }

  private static List<OfMaker> byMaker(List<PlanDocument.Loss> losses) {
    Map<List<String>, Long> makers = new LinkedHashMap<>();
    losses.forEach(loss -> makers.merge(List.of(loss.verb(), loss.role()), loss.rows(), Long::sum));
    return makers.entrySet().stream()
        .map(entry -> new OfMaker(entry.getKey().get(0), entry.getKey().get(1), entry.getValue()))
        .sorted(
            Comparator.comparingLong(OfMaker::rows)
                .reversed()
                .thenComparing(OfMaker::verb)
                .thenComparing(OfMaker::role))
        .toList();
  }
}
