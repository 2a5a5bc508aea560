package org.emajbatch.orchestrator.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.emajbatch.orchestrator.report.PlanDocument;
import org.emajbatch.planner.PlanTable;
import org.emajbatch.planner.SessionLoad;
import org.emajbatch.planner.TableId;
import org.emajbatch.planner.Unit;
import org.emajbatch.sql.engine.ForeignKeyLink;
import org.emajbatch.sql.engine.PlanStep;
import org.emajbatch.sql.engine.TableName;

/** The graph of a plan: tables of the groups and tables that their keys reach, and these keys. */
final class PlanGraph {

  private PlanGraph() {}

  /** The nodes, by name. */
  static List<PlanDocument.Table> tables(PlannedDatabases.One one) {
    Map<TableId, Long> changes = new HashMap<>();
    one.facts()
        .restores()
        .forEach(step -> changes.put(id(step.table().orElseThrow()), step.estimatedQuantity()));
    Map<TableId, Long> micros =
        one.planned().request().tables().stream()
            .collect(Collectors.toMap(PlanTable::table, table -> table.cost().likelyMicros()));
    Map<TableId, Placed> placed = placed(one);
    Set<TableId> inGroup =
        one.facts().steps().stream()
            .filter(step -> step.is(PlanStep.LOCK_TABLE))
            .map(step -> id(step.table().orElseThrow()))
            .collect(Collectors.toSet());
    Set<TableId> all = new TreeSet<>(inGroup);
    for (ForeignKeyLink key : one.facts().keys().keySet()) {
      all.add(id(key.referencing()));
      all.add(id(key.referenced()));
    }
    return all.stream()
        .map(
            table ->
                new PlanDocument.Table(
                    one.name(),
                    table.schema(),
                    table.name(),
                    inGroup.contains(table),
                    changes.getOrDefault(table, 0L),
                    Optional.ofNullable(placed.get(table)).map(Placed::session),
                    Optional.ofNullable(placed.get(table)).map(Placed::unit),
                    (micros.getOrDefault(table, 0L) + 999) / 1_000))
        .toList();
  }

  /** The edges, by the names of their tables. */
  static List<PlanDocument.Key> keys(PlannedDatabases.One one) {
    return one.facts().keys().entrySet().stream()
        .map(
            entry ->
                new PlanDocument.Key(
                    one.name(),
                    entry.getKey().name(),
                    id(entry.getKey().referencing()).toString(),
                    id(entry.getKey().referenced()).toString(),
                    entry.getValue().name().toLowerCase(Locale.ROOT)))
        .toList();
  }

  private record Placed(int session, int unit) {}

  private static Map<TableId, Placed> placed(PlannedDatabases.One one) {
    Map<TableId, Placed> placed = new HashMap<>();
    for (SessionLoad load : one.planned().plan().sessions()) {
      for (Unit unit : load.units()) {
        unit.tables()
            .forEach(
                table ->
                    placed.put(table, new Placed(one.before() + load.session(), unit.number())));
      }
    }
    return placed;
  }

  private static TableId id(TableName table) {
    return new TableId(table.schema(), table.name());
  }
}
