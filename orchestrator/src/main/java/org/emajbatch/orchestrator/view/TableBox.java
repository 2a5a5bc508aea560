package org.emajbatch.orchestrator.view;

import org.emajbatch.orchestrator.report.PlanDocument;
import org.emajbatch.orchestrator.report.PlanDocument.Table;
import org.emajbatch.orchestrator.report.Texts;
import org.emajbatch.terminal.Printable;

/** Draws a table as a box of the graph: its name, and who puts it back in what time. */
final class TableBox {

  private static final int NAME_SIZE = 12;

  private final PlanDocument document;
  private final Markup page;

  TableBox(PlanDocument document, Markup page) {
    this.document = document;
    this.page = page;
  }

  /** Draws it with its upper left corner there. */
  void draw(Table table, double x, double y) {
    String work = work(table);
    String ink = table.session().isPresent() ? "ink" : "plain";
    String name =
        (document.databases().size() > 1 ? table.database() + ": " : "") + PlanTables.name(table);
    boolean loops = pointsToItself(table);
    double room = GraphLayout.BOX_WIDTH - 16 - (loops ? 14 : 0);
    page.open("g", "class", "table" + (table.inGroup() ? "" : " outside"));
    page.element(
        "title",
        Printable.text(
            name
                + ", "
                + work
                + table.unit().map(unit -> ", unit " + unit).orElse("")
                + (loops ? ", has a key to itself" : "")));
    frame(table, x, y);
    page.element(
        "text",
        Svg.fitted(name, room, NAME_SIZE),
        "x",
        Svg.number(x + 8),
        "y",
        Svg.number(y + 19),
        "class",
        ink + " name");
    page.element(
        "text", work, "x", Svg.number(x + 8), "y", Svg.number(y + 36), "class", ink + " work");
    if (loops) {
      page.element(
          "text",
          "↻",
          "x",
          Svg.number(x + GraphLayout.BOX_WIDTH - 20),
          "y",
          Svg.number(y + 19),
          "class",
          ink + " name");
    }
    page.close();
  }

  private void frame(Table table, double x, double y) {
    String[] attributes = {
      "class",
      "box",
      "x",
      Svg.number(x),
      "y",
      Svg.number(y),
      "width",
      Svg.number(GraphLayout.BOX_WIDTH),
      "height",
      Svg.number(GraphLayout.BOX_HEIGHT),
      "rx",
      "7",
      "fill",
      table.session().map(SessionColours::of).orElse("none")
    };
    page.empty("rect", attributes);
  }

  private static String work(Table table) {
    String session = table.session().map(number -> "s" + number + " · ").orElse("");
    if (!table.inGroup()) {
      return session + (table.session().isPresent() ? "locked only" : "outside the groups");
    }
    return table.changes() == 0
        ? session + "no changes"
        : session + PlanFigures.brief(table.changes()) + " · " + Texts.duration(table.estimateMs());
  }

  private boolean pointsToItself(Table table) {
    String name = PlanTables.name(table);
    return document.foreignKeys().stream()
        .anyMatch(
            key ->
                key.database().equals(table.database())
                    && key.from().equals(name)
                    && key.to().equals(name));
  }
}
