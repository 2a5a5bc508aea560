package org.emajbatch.planner;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.emajbatch.planner.assign.SaturatingMath;
import org.jgrapht.Graph;
import org.jgrapht.Graphs;

/**
 * Finds the keys each of which alone holds two halves of a unit together: the bridges of its graph,
 * those first that divide its cost most evenly. A key in a cycle, or beside another one between the
 * same tables, is none of them.
 *
 * <p>One depth-first walk (Tarjan, "A note on finding the bridges of a graph", Information
 * Processing Letters 2, 1974), with a stack of its own: JGraphT's inspector of biconnectivity calls
 * itself as deep as a chain of keys is long. Good for one walk.
 */
final class BridgeKeys {

  /** A key, and what is left together without it. */
  record Candidate(ForeignKey key, long largerHalf) {}

  /** A table on the way back to the start. */
  private static final class Visit {
    private final TableId table;
    private final Bond from;
    private final Iterator<Bond> rest;
    private final int number;
    private int lowest;
    private long costBelow;

    Visit(TableId table, Bond from, Iterator<Bond> rest, int number, long cost) {
      this.table = table;
      this.from = from;
      this.rest = rest;
      this.number = number;
      lowest = number;
      costBelow = cost;
    }
  }

  private final Graph<TableId, Bond> graph;
  private final Map<TableId, Long> costs = new HashMap<>();
  private final Map<TableId, Integer> numbers = new HashMap<>();
  private final Deque<Visit> way = new ArrayDeque<>();
  private final Map<Bond, Long> bridges = new HashMap<>();

  /**
   * Prepares the walk.
   *
   * @param request tables and foreign keys
   * @param bonds its graph
   */
  BridgeKeys(PlanRequest request, BondGraph bonds) {
    graph = bonds.graph();
    request.tables().forEach(table -> costs.put(table.table(), table.cost().likelyMicros()));
  }

  /**
   * Finds the keys.
   *
   * @param start one of the unit's tables
   * @return the keys, the one that halves the unit best first
   */
  List<Candidate> of(TableId start) {
    long all = walk(start);
    List<Candidate> candidates = new ArrayList<>();
    bridges.forEach(
        (bond, half) ->
            bond.key()
                .filter(key -> half > 0 && half < all)
                .ifPresent(key -> candidates.add(new Candidate(key, Math.max(half, all - half)))));
    return candidates.stream()
        .sorted(
            Comparator.comparingLong(Candidate::largerHalf)
                .thenComparing(Candidate::key, BondGraph.KEY_ORDER))
        .toList();
  }

  /** Returns the unit's tables, with those outside, once its keys were found. */
  Set<TableId> unit() {
    return Set.copyOf(numbers.keySet());
  }

  /** Returns the cost of the whole unit. */
  private long walk(TableId start) {
    visit(start, null);
    while (true) {
      Visit here = way.peek();
      if (here.rest.hasNext()) {
        follow(here, here.rest.next());
      } else {
        way.pop();
        if (way.isEmpty()) {
          return here.costBelow;
        }
        goBack(here, way.peek());
      }
    }
  }

  private void follow(Visit here, Bond bond) {
    if (bond == here.from) {
      return;
    }
    TableId next = Graphs.getOppositeVertex(graph, bond, here.table);
    Integer number = numbers.get(next);
    if (number == null) {
      visit(next, bond);
    } else {
      here.lowest = Math.min(here.lowest, number);
    }
  }

  private void visit(TableId table, Bond from) {
    way.push(
        new Visit(
            table,
            from,
            graph.edgesOf(table).iterator(),
            numbers.size(),
            costs.getOrDefault(table, 0L)));
    numbers.put(table, numbers.size());
  }

  /** What nothing below leads around is a bridge. */
  private void goBack(Visit child, Visit parent) {
    parent.lowest = Math.min(parent.lowest, child.lowest);
    parent.costBelow = SaturatingMath.add(parent.costBelow, child.costBelow);
    if (child.lowest > parent.number) {
      bridges.put(child.from, child.costBelow);
    }
  }
}
