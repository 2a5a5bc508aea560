package org.emajbatch.orchestrator.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.emajbatch.orchestrator.report.PlanDocument;
import org.emajbatch.orchestrator.report.PlanDocument.Table;

/**
 * Chooses what of a graph is drawn: all of a small one; of a large one what keys hold together, and
 * the heaviest of the other tables.
 *
 * @param components tables with the links between them, the heaviest first
 * @param singles tables that are drawn without links
 * @param notDrawn how many tables are left out
 */
record GraphSelection(List<Component> components, List<Table> singles, int notDrawn) {

  private static final int SMALL = 60;
  private static final int MOST_LINKED = 80;
  private static final int MOST_SINGLES = 36;

  private static final Comparator<Table> HEAVIEST_FIRST =
      Comparator.comparingLong(Table::estimateMs)
          .thenComparingLong(Table::changes)
          .reversed()
          .thenComparing(Table::database)
          .thenComparing(PlanTables::name);

  GraphSelection {
    components = List.copyOf(components);
    singles = List.copyOf(singles);
  }

  /** Tables that keys connect. */
  record Component(List<Table> tables, List<Link> links) {
    Component {
      tables = List.copyOf(tables);
      links = List.copyOf(links);
    }

    long estimateMs() {
      return tables.stream().mapToLong(Table::estimateMs).sum();
    }
  }

  /** All keys from one table to another, the one that binds most first. */
  record Link(Table from, Table to, List<PlanDocument.Key> keys) {
    Link {
      keys = List.copyOf(keys);
    }

    String binding() {
      return keys.get(0).binding();
    }

    private boolean binds() {
      return !binding().equals("free");
    }
  }

  static GraphSelection of(PlanDocument document) {
    boolean small = document.tables().size() <= SMALL;
    List<Link> links = links(document);
    List<Component> components = new ArrayList<>();
    int room = small ? SMALL : MOST_LINKED;
    for (List<Table> tables : connected(document.tables(), links, small)) {
      List<Table> drawn = tables.subList(0, Math.min(room, tables.size()));
      if (drawn.size() > 1) {
        components.add(
            new Component(
                drawn,
                links.stream()
                    .filter(link -> drawn.contains(link.from()) && drawn.contains(link.to()))
                    .toList()));
        room -= drawn.size();
      }
    }
    List<Table> drawn = components.stream().flatMap(one -> one.tables().stream()).toList();
    List<Table> singles =
        document.tables().stream()
            .filter(table -> small || table.changes() > 0)
            .filter(table -> !drawn.contains(table))
            .sorted(HEAVIEST_FIRST)
            .limit(small ? SMALL : MOST_SINGLES)
            .toList();
    return new GraphSelection(
        components, singles, document.tables().size() - drawn.size() - singles.size());
  }

  /** Where both ends are described and differ. */
  private static List<Link> links(PlanDocument document) {
    PlanTables tables = new PlanTables(document);
    Map<List<String>, List<PlanDocument.Key>> byEnds =
        new TreeMap<>(
            Comparator.comparing((List<String> ends) -> ends.get(0))
                .thenComparing(ends -> ends.get(1))
                .thenComparing(ends -> ends.get(2)));
    for (PlanDocument.Key key : document.foreignKeys()) {
      if (!key.from().equals(key.to())
          && tables.find(key.database(), key.from()).isPresent()
          && tables.find(key.database(), key.to()).isPresent()) {
        byEnds
            .computeIfAbsent(
                List.of(key.database(), key.from(), key.to()), ends -> new ArrayList<>())
            .add(key);
      }
    }
    List<Link> links = new ArrayList<>();
    for (List<PlanDocument.Key> keys : byEnds.values()) {
      PlanDocument.Key any = keys.get(0);
      keys.sort(
          Comparator.comparingInt(GraphSelection::strength).thenComparing(PlanDocument.Key::name));
      links.add(
          new Link(
              tables.find(any.database(), any.from()).orElseThrow(),
              tables.find(any.database(), any.to()).orElseThrow(),
              keys));
    }
    return links;
  }

  private static int strength(PlanDocument.Key key) {
    return List.of("rebuilt", "checked").contains(key.binding())
        ? List.of("rebuilt", "checked").indexOf(key.binding())
        : 2;
  }

  /** The connected tables, heaviest first, in components of two and more, heaviest first. */
  private static List<List<Table>> connected(List<Table> tables, List<Link> links, boolean all) {
    Map<Table, Table> parents = new HashMap<>();
    for (Link link : links) {
      if (all || link.binds()) {
        Table from = root(parents, link.from());
        Table to = root(parents, link.to());
        if (!from.equals(to)) {
          parents.put(from, to);
        }
      }
    }
    Map<Table, List<Table>> components = new LinkedHashMap<>();
    tables.stream()
        .sorted(HEAVIEST_FIRST)
        .forEach(
            table ->
                components
                    .computeIfAbsent(root(parents, table), root -> new ArrayList<>())
                    .add(table));
    return components.values().stream()
        .filter(component -> component.size() > 1)
        .sorted(
            Comparator.comparingLong(
                    (List<Table> component) ->
                        component.stream().mapToLong(Table::estimateMs).sum())
                .reversed())
        .toList();
  }

  private static Table root(Map<Table, Table> parents, Table table) {
    Table root = table;
    while (parents.containsKey(root)) {
      root = parents.get(root);
    }
    return root;
  }
}
