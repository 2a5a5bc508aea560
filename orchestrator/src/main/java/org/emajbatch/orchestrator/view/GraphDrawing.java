package org.emajbatch.orchestrator.view;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.emajbatch.orchestrator.report.PlanDocument;
import org.emajbatch.orchestrator.report.PlanDocument.Table;
import org.emajbatch.orchestrator.report.Texts;
import org.emajbatch.terminal.Printable;

/**
 * Draws tables and their keys: connected tables in layers, the others in a grid below. The page
 * scrolls it sideways where the screen is narrow, so that labels stay readable.
 */
final class GraphDrawing {

  private static final double MARGIN = 8;
  private static final int MOST_PER_LAYER = 6;
  private static final double BETWEEN = 30;

  private final PlanDocument document;
  private final Markup page;
  private final TableBox box;

  private GraphDrawing(PlanDocument document, Markup page) {
    this.document = document;
    this.page = page;
    this.box = new TableBox(document, page);
  }

  static void draw(PlanDocument document, Markup page) {
    new GraphDrawing(document, page).section();
  }

  private record Placed(
      GraphSelection.Component component, GraphLayout layout, double x, double y) {}

  private void section() {
    GraphSelection selection = GraphSelection.of(document);
    List<Placed> placed = pack(selection.components());
    double right =
        placed.stream().mapToDouble(one -> one.x() + one.layout().width()).max().orElse(0);
    double bottom =
        placed.stream()
            .mapToDouble(one -> one.y() + one.layout().height() + BETWEEN)
            .max()
            .orElse(MARGIN);
    int columns =
        (int) ((GraphLayout.WIDEST + GraphLayout.GAP) / (GraphLayout.BOX_WIDTH + GraphLayout.GAP));
    int rows = (selection.singles().size() + columns - 1) / columns;
    double cell = GraphLayout.BOX_HEIGHT + GraphLayout.GAP / 2;
    int inFirst = Math.min(columns, selection.singles().size());
    right =
        Math.max(
            right, MARGIN + inFirst * (GraphLayout.BOX_WIDTH + GraphLayout.GAP) - GraphLayout.GAP);
    double height = bottom + rows * cell;
    PlanPage.section(page, "graph", "Tables and foreign keys");
    GraphLegend.draw(document, page);
    page.open("div", "class", "scroll", "role", "region", "tabindex", "0", "aria-label", "Graph");
    page.open(
        "svg",
        "width",
        Svg.number(right + MARGIN),
        "height",
        Svg.number(height),
        "viewBox",
        "0 0 " + Svg.number(right + MARGIN) + " " + Svg.number(height),
        "class",
        "graph",
        "role",
        "img",
        "aria-labelledby",
        "graph-name graph-text");
    page.element("title", "Graph of the tables and their foreign keys", "id", "graph-name");
    page.element("desc", description(selection), "id", "graph-text");
    placed.forEach(this::links);
    placed.forEach(this::boxes);
    for (int i = 0; i < selection.singles().size(); i++) {
      box.draw(
          selection.singles().get(i),
          MARGIN + i % columns * (GraphLayout.BOX_WIDTH + GraphLayout.GAP),
          bottom + i / columns * cell);
    }
    page.close().close();
    if (selection.notDrawn() > 0) {
      page.element(
          "p",
          Texts.count(selection.notDrawn(), "more table")
              + " not drawn: no key holds them to others, and each takes less than those shown.",
          "class",
          "note");
    }
    KeyTable.draw(document, page);
    page.close();
  }

  private String description(GraphSelection selection) {
    return "%s, %s drawn. The keys stand in the table below it, who does what in the timeline."
        .formatted(
            Texts.count(document.tables().size(), "table"),
            Texts.number(document.tables().size() - selection.notDrawn()));
  }

  /** Beside each other while there is room. */
  private static List<Placed> pack(List<GraphSelection.Component> components) {
    List<Placed> placed = new ArrayList<>();
    double x = MARGIN;
    double y = MARGIN;
    double lowest = 0;
    for (GraphSelection.Component component : components) {
      GraphLayout layout =
          layout(
              component,
              perLayer(component, components.size()),
              components.size() == 1 ? GraphLayout.WIDEST : 0);
      if (x > MARGIN && x + layout.width() > MARGIN + GraphLayout.WIDEST) {
        x = MARGIN;
        y += lowest + BETWEEN;
        lowest = 0;
      }
      placed.add(new Placed(component, layout, x, y));
      x += layout.width() + BETWEEN;
      lowest = Math.max(lowest, layout.height());
    }
    return placed;
  }

  /** One fills the screen, several are kept narrow, so that they find room beside each other. */
  private static int perLayer(GraphSelection.Component component, int components) {
    int square = (int) Math.sqrt(component.tables().size());
    return components == 1 ? MOST_PER_LAYER : Math.max(2, Math.min(MOST_PER_LAYER, square));
  }

  private static GraphLayout layout(GraphSelection.Component component, int perLayer, double room) {
    Map<Table, Integer> index = new HashMap<>();
    component.tables().forEach(table -> index.put(table, index.size()));
    return GraphLayout.of(
        component.tables().size(),
        component.links().stream()
            .map(
                link ->
                    new GraphLayout.Edge(
                        index.get(link.from()), index.get(link.to()), link.binding()))
            .toList(),
        perLayer,
        room);
  }

  private void links(Placed placed) {
    for (int i = 0; i < placed.component().links().size(); i++) {
      GraphSelection.Link link = placed.component().links().get(i);
      List<GraphLayout.Point> path =
          placed.layout().paths().get(i).stream()
              .map(point -> new GraphLayout.Point(point.x() + placed.x(), point.y() + placed.y()))
              .toList();
      page.open("g", "class", "key " + KeyTable.style(link.binding()));
      page.element("title", tooltip(link));
      page.empty("path", "class", "line", "d", EdgePath.line(path));
      page.empty("path", "class", "head", "d", EdgePath.head(path));
      page.close();
    }
  }

  private static String tooltip(GraphSelection.Link link) {
    StringBuilder text =
        new StringBuilder(
            "%s to %s:".formatted(PlanTables.name(link.from()), PlanTables.name(link.to())));
    link.keys().forEach(key -> text.append(" %s (%s)".formatted(key.name(), key.binding())));
    return Printable.text(text.toString());
  }

  private void boxes(Placed placed) {
    for (int i = 0; i < placed.component().tables().size(); i++) {
      GraphLayout.Point corner = placed.layout().boxes().get(i);
      box.draw(
          placed.component().tables().get(i), placed.x() + corner.x(), placed.y() + corner.y());
    }
  }
}
