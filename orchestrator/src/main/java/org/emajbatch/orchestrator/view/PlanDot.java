package org.emajbatch.orchestrator.view;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.emajbatch.orchestrator.report.PlanDocument;
import org.emajbatch.orchestrator.report.PlanDocument.Table;
import org.emajbatch.orchestrator.report.Texts;
import org.emajbatch.terminal.Printable;

/**
 * A plan's tables and foreign keys in Graphviz's language. Nodes are numbered, names are labels
 * only; each name goes through {@link #quoted}, whatever it holds.
 */
public final class PlanDot {

  private final PlanDocument document;
  private final StringBuilder out = new StringBuilder();
  private final Map<List<String>, String> nodes = new LinkedHashMap<>();

  private PlanDot(PlanDocument document) {
    this.document = document;
  }

  /**
   * The graph: a cluster for each unit of several tables, an edge from each table to those that its
   * keys point to.
   *
   * @return a whole {@code digraph}
   */
  public static String of(PlanDocument document) {
    return new PlanDot(document).graph();
  }

  private String graph() {
    line("digraph plan {");
    line("  graph [rankdir=BT, fontname=\"sans-serif\", labelloc=t, label=%s];", title());
    line("  node [shape=box, style=filled, fontname=\"sans-serif\", fontsize=11];");
    line("  edge [fontname=\"sans-serif\", fontsize=9];");
    clusters()
        .forEach(
            (cluster, tables) -> {
              if (tables.size() > 1) {
                line("  subgraph \"cluster_%d\" {", nodes.size());
                line("    label=%s; style=rounded;", quoted(cluster.label(several())));
                tables.forEach(table -> node("    ", table));
                line("  }");
              } else {
                tables.forEach(table -> node("  ", table));
              }
            });
    document.tables().stream()
        .filter(table -> table.unit().isEmpty())
        .forEach(table -> node("  ", table));
    document.foreignKeys().forEach(this::edge);
    line("}");
    return out.toString();
  }

  private record Cluster(String database, int unit) {
    String label(boolean several) {
      return (several ? database + ", " : "") + "unit " + unit;
    }
  }

  private Map<Cluster, List<Table>> clusters() {
    Map<Cluster, List<Table>> clusters = new LinkedHashMap<>();
    for (Table table : document.tables()) {
      table
          .unit()
          .ifPresent(
              unit ->
                  clusters
                      .computeIfAbsent(
                          new Cluster(table.database(), unit), cluster -> new ArrayList<>())
                      .add(table));
    }
    return clusters;
  }

  private void node(String indent, Table table) {
    String id = "t" + nodes.size();
    if (nodes.putIfAbsent(List.of(table.database(), PlanTables.name(table)), id) != null) {
      return;
    }
    line(
        "%s%s [label=%s, fillcolor=\"%s\"%s];",
        indent,
        id,
        quoted(label(table)),
        table.session().map(SessionColours::of).orElse(SessionColours.NOBODY),
        table.inGroup() ? "" : ", style=\"filled,dashed\"");
  }

  private String label(Table table) {
    String work =
        table.changes() == 0
            ? (table.inGroup() ? "no changes" : "outside the groups")
            : Texts.count(table.changes(), "change") + ", " + Texts.duration(table.estimateMs());
    String where = several() ? table.database() + ": " : "";
    return where
        + PlanTables.name(table)
        + "\n"
        + work
        + table.session().map(session -> "\nsession " + session).orElse("");
  }

  private void edge(PlanDocument.Key key) {
    line(
        "  %s -> %s [label=%s, tooltip=%s, %s];",
        end(key.database(), key.from()),
        end(key.database(), key.to()),
        quoted(key.name()),
        quoted(key.name() + " (" + key.binding() + ")"),
        switch (key.binding()) {
          case "rebuilt" -> "style=bold, penwidth=2.5";
          case "checked" -> "style=solid";
          default -> "style=dotted";
        });
  }

  /** The node of a table; one that the document does not describe gets a node here. */
  private String end(String database, String name) {
    return nodes.computeIfAbsent(
        List.of(database, name),
        absent -> {
          String id = "t" + nodes.size();
          line("  %s [label=%s, style=dashed];", id, quoted(name));
          return id;
        });
  }

  private String title() {
    return quoted(
        PlanFigures.headline(document)
            + Optional.of(
                    "\nkeys: dotted free, solid checked, bold rebuilt; dashed tables are outside"
                        + " the groups")
                .filter(legend -> !document.foreignKeys().isEmpty())
                .orElse(""));
  }

  private boolean several() {
    return document.databases().size() > 1;
  }

  private void line(String format, Object... values) {
    out.append(String.format(format, values)).append('\n');
  }

  /**
   * A text as a label. Within quotes the language knows escapes that begin with a backslash, and
   * entities that begin with an ampersand.
   */
  private static String quoted(String text) {
    StringBuilder label = new StringBuilder("\"");
    text.lines()
        .forEach(
            line -> {
              label.append(label.length() > 1 ? "\\n" : "");
              label.append(
                  Printable.text(line)
                      .replace("\\", "\\\\")
                      .replace("\"", "\\\"")
                      .replace("&", "&amp;"));
            });
    return label.append('"').toString();
  }
}
