package org.emajbatch.planner;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jgrapht.Graph;
import org.jgrapht.alg.connectivity.ConnectivityInspector;
import org.jgrapht.graph.Multigraph;

/**
 * The graph whose connected components are the units. Its nodes are the tables to roll back and
 * those outside that a foreign key reaches; its edges are the {@linkplain Bond bonds}: batches of
 * the engine, and keys for which a session needs a table that another one could hold in a
 * conflicting mode.
 *
 * <p>Who works on one end of a key needs the other: in ROW SHARE mode to check the key, in ACCESS
 * EXCLUSIVE mode to rebuild it. Checks alone get along with each other. So a table binds all that
 * need it as soon as anybody holds it in a stronger mode than ROW SHARE, and nobody otherwise.
 * Leaving out the tables outside would be wrong: two tables that only meet in one of them would, in
 * two sessions, wait for each other for ever, and the server would not see a deadlock.
 *
 * <p>Built in the order of names, so that it is the same for every order of the request.
 */
final class BondGraph {

  /** Total, as names of keys are unique within a table. */
  static final Comparator<ForeignKey> KEY_ORDER =
      Comparator.comparing(ForeignKey::referencing)
          .thenComparing(ForeignKey::name)
          .thenComparing(ForeignKey::referenced)
          .thenComparing(ForeignKey::binding);

  private final Set<TableId> putBack = new HashSet<>();
  private final Map<TableId, LockMode> strongest = new HashMap<>();
  private final Graph<TableId, Bond> graph = new Multigraph<>(Bond.class);

  /**
   * Builds the graph.
   *
   * @param request tables and foreign keys
   */
  BondGraph(PlanRequest request) {
    List<ForeignKey> keys =
        request.foreignKeys().stream()
            .filter(ForeignKey::bindsTwoTables)
            .distinct()
            .sorted(KEY_ORDER)
            .toList();
    request.tables().forEach(table -> putBack.add(table.table()));
    putBack.forEach(table -> hold(table, LockMode.EXCLUSIVE));
    keys.forEach(this::hold);
    addBatches(request);
    keys.stream().filter(this::bonds).forEach(this::add);
  }

  /** Returns the graph itself, not to be changed. */
  Graph<TableId, Bond> graph() {
    return graph;
  }

  /** Whether a table is one of those to roll back, and not one outside. */
  boolean isPutBack(TableId table) {
    return putBack.contains(table);
  }

  /** Returns the components, each with the tables outside that it reaches. */
  List<Set<TableId>> components() {
    return new ConnectivityInspector<>(graph).connectedSets();
  }

  private void hold(ForeignKey key) {
    LockMode mode =
        key.binding() == Binding.REBUILT ? LockMode.ACCESS_EXCLUSIVE : LockMode.ROW_SHARE;
    hold(key.referencing(), mode);
    hold(key.referenced(), mode);
  }

  private void hold(TableId table, LockMode mode) {
    strongest.merge(table, mode, (a, b) -> a.compareTo(b) >= 0 ? a : b);
  }

  /**
   * The end that is put back is always held strongly; it is the other one that decides. A check
   * between two tables outside is nobody's.
   */
  private boolean bonds(ForeignKey key) {
    return strongest.get(key.referencing()) != LockMode.ROW_SHARE
        && strongest.get(key.referenced()) != LockMode.ROW_SHARE;
  }

  private void addBatches(PlanRequest request) {
    Map<Integer, TableId> firstOfBatch = new HashMap<>();
    request.tables().stream()
        .sorted(Comparator.comparing(PlanTable::table))
        .forEach(
            table -> {
              graph.addVertex(table.table());
              if (table.batch() != PlanTable.NO_BATCH) {
                TableId first = firstOfBatch.putIfAbsent(table.batch(), table.table());
                if (first != null) {
                  graph.addEdge(first, table.table(), Bond.ofBatch());
                }
              }
            });
  }

  private void add(ForeignKey key) {
    graph.addVertex(key.referencing());
    graph.addVertex(key.referenced());
    graph.addEdge(key.referencing(), key.referenced(), Bond.of(key));
  }
}
