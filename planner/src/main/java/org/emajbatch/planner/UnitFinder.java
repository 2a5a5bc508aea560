package org.emajbatch.planner;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Finds the units: the connected components of the {@link BondGraph}. */
final class UnitFinder {

  /**
   * Descending cost; the smallest table settles ties, and no table is in two units, so the order is
   * total.
   */
  private static final Comparator<List<PlanTable>> ORDER =
      Comparator.<List<PlanTable>>comparingLong(members -> cost(members).likelyMicros())
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
    return find(request, new BondGraph(request));
  }

  /**
   * Finds all units where the graph is there already.
   *
   * @param request tables and foreign keys
   * @param bonds its graph
   * @return the units by number
   */
  static List<Unit> find(PlanRequest request, BondGraph bonds) {
    Map<TableId, PlanTable> tables = new HashMap<>();
    request.tables().forEach(table -> tables.put(table.table(), table));
    List<Set<TableId>> components = bonds.components();
    List<List<PlanTable>> memberLists =
        components.stream()
            .map(component -> members(component, tables))
            .filter(members -> !members.isEmpty())
            .sorted(ORDER)
            .toList();

    Map<TableId, Set<String>> keyNames = namesOfBindingKeys(bonds, components);
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

  /**
   * Gives every table of a component the same set: the names of all keys that bind inside the
   * component.
   */
  private static Map<TableId, Set<String>> namesOfBindingKeys(
      BondGraph bonds, List<Set<TableId>> components) {
    Map<TableId, Set<String>> names = new HashMap<>();
    for (Set<TableId> component : components) {
      Set<String> shared = new TreeSet<>();
      component.forEach(table -> names.put(table, shared));
    }
    for (Bond bond : bonds.graph().edgeSet()) {
      bond.key().ifPresent(key -> names.get(key.referencing()).add(key.name()));
    }
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
    Division division = members.size() == 1 ? members.get(0).division() : Division.NONE;
    return new Unit(number, tables, batches, cost(members), List.copyOf(boundBy), division);
  }

  private static Estimate cost(List<PlanTable> members) {
    return Estimate.sum(members.stream().map(PlanTable::cost).toList());
  }
}
