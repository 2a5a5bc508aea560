package org.emajbatch.planner;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jgrapht.Graph;

/**
 * Finds the keys that alone make a table outside bind others: rebuilt, while all other keys there
 * are only checked. Without such a key all of these let go, whether it is a bridge or not.
 */
final class SoleRebuilds {

  private SoleRebuilds() {}

  /**
   * Finds the keys.
   *
   * @param bonds the graph
   * @param unit tables of one component, with those outside
   * @return the keys, in no matter what order
   */
  static List<ForeignKey> of(BondGraph bonds, Set<TableId> unit) {
    return unit.stream()
        .filter(table -> !bonds.isPutBack(table))
        .flatMap(outside -> sole(bonds.graph(), outside))
        .distinct()
        .toList();
  }

  private static Stream<ForeignKey> sole(Graph<TableId, Bond> graph, TableId outside) {
    List<ForeignKey> keys =
        graph.edgesOf(outside).stream().flatMap(bond -> bond.key().stream()).toList();
    List<ForeignKey> rebuilt =
        keys.stream().filter(key -> key.binding() == Binding.REBUILT).toList();
    return rebuilt.size() == 1 && keys.size() > 1 ? rebuilt.stream() : Stream.empty();
  }
}
