package org.emajbatch.orchestrator.view;

import java.util.List;
import java.util.function.ToLongFunction;
import org.emajbatch.orchestrator.report.PlanDocument;
import org.emajbatch.orchestrator.report.PlanDocument.Point;
import org.emajbatch.orchestrator.report.Texts;

/** Duration against number of sessions, with what no plan can beat, the knee, and this plan. */
final class CurveDrawing {

  private static final double LEFT = 92;
  private static final double RIGHT = 512;
  private static final double TOP = 16;
  private static final double BOTTOM = 250;
  private static final int LABELS = 8;

  private final PlanDocument document;
  private final Markup page;
  private final List<Point> points;
  private final long longest;
  private final int most;

  private CurveDrawing(PlanDocument document, Markup page) {
    this.document = document;
    this.page = page;
    this.points = document.curve();
    this.longest = Math.max(1, points.stream().mapToLong(Point::makespanMs).max().orElse(1));
    this.most = Math.max(2, points.stream().mapToInt(Point::sessions).max().orElse(2));
  }

  static void draw(PlanDocument document, Markup page) {
    if (!document.curve().isEmpty()) {
      new CurveDrawing(document, page).section();
    }
  }

  private void section() {
    PlanPage.section(page, "curve", "Duration by number of sessions");
    page.open(
        "svg",
        "viewBox",
        "0 0 520 296",
        "class",
        "curve",
        "role",
        "img",
        "aria-labelledby",
        "curve-name curve-text");
    page.element("title", "Duration by number of sessions", "id", "curve-name");
    page.element("desc", "The figures stand in the table below.", "id", "curve-text");
    axes();
    page.empty("path", "class", "bound", "d", line(Point::lowerBoundMs));
    page.empty("path", "class", "spans", "d", line(Point::makespanMs));
    points.forEach(this::point);
    page.close();
    page.element("p", legend(), "class", "note");
    table();
    page.close();
  }

  private String legend() {
    StringBuilder text = new StringBuilder("Dashed: lower bound.");
    points.stream()
        .filter(Point::knee)
        .findFirst()
        .ifPresent(
            knee ->
                text.append(
                    " Ring: the knee, what auto takes: %s, %s."
                        .formatted(
                            Texts.count(knee.sessions(), "session"),
                            Texts.duration(knee.makespanMs()))));
    return text.append(" Large dot: this plan.").toString();
  }

  private void axes() {
    long step = TimeTicks.step(longest, 5);
    for (long tick = 0; tick <= longest; tick += step) {
      String y = Svg.number(y(tick));
      page.empty(
          "line",
          "class",
          "grid",
          "x1",
          Svg.number(LEFT),
          "x2",
          Svg.number(RIGHT),
          "y1",
          y,
          "y2",
          y);
      page.element(
          "text",
          TimeTicks.label(tick),
          "class",
          "tick end",
          "x",
          Svg.number(LEFT - 8),
          "y",
          Svg.number(y(tick) + 5));
    }
    int every = (most + LABELS - 1) / LABELS;
    for (Point point : points) {
      if (point.sessions() == 1 || point.sessions() % every == 0) {
        page.element(
            "text",
            "" + point.sessions(),
            "class",
            "tick",
            "x",
            Svg.number(x(point.sessions())),
            "y",
            Svg.number(BOTTOM + 20));
      }
    }
    page.element(
        "text",
        "sessions",
        "class",
        "tick",
        "x",
        Svg.number((LEFT + RIGHT) / 2),
        "y",
        Svg.number(BOTTOM + 40));
  }

  private void point(Point point) {
    boolean current = point.sessions() == document.sessionCount();
    String x = Svg.number(x(point.sessions()));
    String y = Svg.number(y(point.makespanMs()));
    page.open("g").element("title", said(point));
    if (point.knee()) {
      page.empty("circle", "class", "knee", "cx", x, "cy", y, "r", "11");
    }
    page.empty("circle", "class", "dot", "cx", x, "cy", y, "r", current ? "6.5" : "3.5").close();
  }

  private static String said(Point point) {
    return Texts.count(point.sessions(), "session") + ": " + Texts.duration(point.makespanMs());
  }

  private void table() {
    page.open("details").element("summary", "The figures");
    page.open("table").open("thead").open("tr");
    for (String heading : List.of("Sessions", "Duration", "Lower bound", "")) {
      page.element("th", heading, "scope", "col", "class", "number");
    }
    page.close().close().open("tbody");
    for (Point point : points) {
      page.open("tr").element("th", "" + point.sessions(), "scope", "row", "class", "number");
      page.element("td", Texts.duration(point.makespanMs()), "class", "number");
      page.element("td", Texts.duration(point.lowerBoundMs()), "class", "number");
      String note =
          (point.knee() ? "knee " : "")
              + (point.sessions() == document.sessionCount() ? "this plan" : "");
      page.element("td", note.strip()).close();
    }
    page.close().close().close();
  }

  private String line(ToLongFunction<Point> height) {
    StringBuilder path = new StringBuilder();
    for (Point point : points) {
      path.append(path.length() == 0 ? "M" : " L")
          .append(Svg.number(x(point.sessions())))
          .append(' ')
          .append(Svg.number(y(height.applyAsLong(point))));
    }
    return path.toString();
  }

  private double x(int sessions) {
    return LEFT + 14 + (RIGHT - LEFT - 28) * (sessions - 1) / (most - 1);
  }

  private double y(long millis) {
    return BOTTOM - (BOTTOM - TOP) * millis / longest;
  }
}
