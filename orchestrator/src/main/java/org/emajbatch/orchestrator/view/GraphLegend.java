package org.emajbatch.orchestrator.view;

import java.util.List;
import org.emajbatch.orchestrator.report.PlanDocument;
import org.emajbatch.orchestrator.report.PlanReport;

/** Says what the colours of boxes and the strokes of lines mean. */
final class GraphLegend {

  private GraphLegend() {}

  static void draw(PlanDocument document, Markup page) {
    page.open("ul", "class", "legend");
    for (PlanReport.Session session : document.plan().sessions()) {
      if (session.tables().isEmpty()) {
        continue;
      }
      page.open("li").open("svg", "width", "16", "height", "12", "aria-hidden", "true");
      page.empty(
          "rect",
          "width",
          "16",
          "height",
          "12",
          "rx",
          "3",
          "fill",
          SessionColours.of(session.session()));
      page.close().text(" s" + session.session()).close();
    }
    for (String binding : List.of("free", "checked", "rebuilt")) {
      page.open("li").open("svg", "width", "30", "height", "12", "aria-hidden", "true");
      page.open("g", "class", "key " + binding);
      page.empty("path", "class", "line", "d", "M1 6 L29 6").close().close();
      page.text(" key " + binding).close();
    }
    page.element("li", "↻ key to itself").element("li", "dashed box: outside the groups").close();
  }
}
