package org.emajbatch.planner;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.emajbatch.planner.assign.SaturatingMath;
import org.jgrapht.Graph;
import org.jgrapht.alg.connectivity.ConnectivityInspector;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleGraph;

/**
 * Finds the units: connected components of the graph whose nodes are tables, those outside the
 * rollback included, and whose edges are the foreign keys that bind and the batches of the engine.
 *
 * <p>Leaving out the outside tables would be wrong: two tables that only meet in an outside table
 * lock it both, and in two sessions they would wait for each other for ever.
 */
final class UnitFinder {

  /**
   * Descending cost; the smallest table settles ties, and no table is in two units, so the order is
   * total.
   */
  private static final Comparator<List<PlanTable>> ORDER =
      Comparator.<List<PlanTable>>comparingLong(UnitFinder::cost)
          .reversed()
          .thenComparing(members -> members.get(0).table());

  private UnitFinder() {}

  /**
   * Finds all units.
   *
   * @param request tables and foreign keys
   * @return the units by number; each table of the request is in exactly one
   */
  static List<Unit> find(PlanRequest request) {
    Map<TableId, PlanTable> tables = new HashMap<>();
    request.tables().forEach(table -> tables.put(table.table(), table));
    Graph<TableId, DefaultEdge> graph = buildGraph(request);
    List<Set<TableId>> components = new ConnectivityInspector<>(graph).connectedSets();
    List<List<PlanTable>> memberLists =
        components.stream()
            .map(component -> members(component, tables))
            .filter(members -> !members.isEmpty())
            .sorted(ORDER)
            .toList();

    Map<TableId, Set<String>> keyNames = namesOfBindingKeys(request, components);
    List<Unit> units = new ArrayList<>(memberLists.size());
    for (List<PlanTable> members : memberLists) {
      units.add(unit(units.size() + 1, members, keyNames.get(members.get(0).table())));
    }
    return units;
  }

  /** Returns the tables of a component that are to be rolled back, in their natural order. */
  private static List<PlanTable> members(Set<TableId> component, Map<TableId, PlanTable> tables) {
    return component.stream().sorted().filter(tables::containsKey).map(tables::get).toList();
  }

  private static Graph<TableId, DefaultEdge> buildGraph(PlanRequest request) {
    Graph<TableId, DefaultEdge> graph = new SimpleGraph<>(DefaultEdge.class);
    Map<Integer, TableId> firstOfBatch = new HashMap<>();
    for (PlanTable table : request.tables()) {
      graph.addVertex(table.table());
      if (table.batch() != PlanTable.NO_BATCH) {
        TableId first = firstOfBatch.putIfAbsent(table.batch(), table.table());
        if (first != null) {
          graph.addEdge(first, table.table());
        }
      }
    }
    for (ForeignKey key : bindingKeys(request)) {
      graph.addVertex(key.referencing());
      graph.addVertex(key.referenced());
      graph.addEdge(key.referencing(), key.referenced());
    }
    return graph;
  }

  /**
   * Returns the keys that force their tables into one session. To rebuild a key both its tables are
   * locked, wherever they are. A check locks rows in a mode that other checks can share, so it only
   * meets the table locks of this rollback.
   */
  private static List<ForeignKey> bindingKeys(PlanRequest request) {
    Set<TableId> locked =
        request.tables().stream().map(PlanTable::table).collect(Collectors.toSet());
    return request.foreignKeys().stream()
        .filter(ForeignKey::bindsTwoTables)
        .filter(
            key ->
                key.binding() == Binding.REBUILT
                    || (locked.contains(key.referencing()) && locked.contains(key.referenced())))
        .toList();
  }

  /**
   * Gives every table of a component the same set: the names of all keys that bind inside the
   * component.
   */
  private static Map<TableId, Set<String>> namesOfBindingKeys(
      PlanRequest request, List<Set<TableId>> components) {
    Map<TableId, Set<String>> names = new HashMap<>();
    for (Set<TableId> component : components) {
      Set<String> shared = new TreeSet<>();
      component.forEach(table -> names.put(table, shared));
    }
    bindingKeys(request).forEach(key -> names.get(key.referencing()).add(key.name()));
    return names;
  }

  private static Unit unit(int number, List<PlanTable> members, Set<String> boundBy) {
    List<TableId> tables = members.stream().map(PlanTable::table).toList();
    List<Integer> batches =
        members.stream()
            .map(PlanTable::batch)
            .filter(batch -> batch != PlanTable.NO_BATCH)
            .distinct()
            .sorted()
            .toList();
    return new Unit(number, tables, batches, cost(members), List.copyOf(boundBy));
  }

  private static long cost(List<PlanTable> members) {
    return members.stream().mapToLong(PlanTable::costMicros).reduce(0, SaturatingMath::add);
  }
}
