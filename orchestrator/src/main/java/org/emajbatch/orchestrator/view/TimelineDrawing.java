package org.emajbatch.orchestrator.view;

import org.emajbatch.orchestrator.report.PlanDocument;
import org.emajbatch.orchestrator.report.PlanReport;
import org.emajbatch.orchestrator.report.Texts;
import org.emajbatch.terminal.Printable;

/**
 * Who works how long: a row for each session, its units as blocks to scale. Lengths are percents of
 * the page's width, so that letters keep their size on any screen.
 */
final class TimelineDrawing {

  private static final int TOP = 6;
  private static final int ROW = 58;
  private static final int BAR_Y = 20;
  private static final int BAR = 28;
  private static final int AXIS = 26;

  /** A block with this share has room for a label on a common screen. */
  private static final double LABELLED = 0.05;

  private final PlanDocument document;
  private final PlanReport plan;
  private final PlanTables tables;
  private final Markup page;
  private final long whole;
  private final TimelineBlocks blocks;

  private TimelineDrawing(PlanDocument document, Markup page) {
    this.document = document;
    this.plan = document.plan();
    this.tables = new PlanTables(document);
    this.page = page;
    this.whole =
        Math.max(
            1, Math.max(plan.makespanHighMs(), Math.max(plan.makespanMs(), plan.lowerBoundMs())));
    this.blocks = new TimelineBlocks(plan, tables, whole);
  }

  static void draw(PlanDocument document, Markup page) {
    new TimelineDrawing(document, page).section();
  }

  private void section() {
    PlanPage.section(page, "timeline", "Who does what");
    page.element("p", legend(), "class", "note");
    int height = TOP + ROW * plan.sessions().size() + AXIS;
    page.open(
        "svg",
        "width",
        "100%",
        "height",
        "" + height,
        "class",
        "timeline",
        "role",
        "img",
        "aria-labelledby",
        "timeline-name timeline-text");
    page.element("title", "Timeline of the sessions", "id", "timeline-name");
    page.element("desc", description(), "id", "timeline-text");
    interval(height - AXIS);
    int last = PlanFigures.lastSession(plan);
    for (int i = 0; i < plan.sessions().size(); i++) {
      PlanReport.Session session = plan.sessions().get(i);
      row(session, TOP + i * ROW, session.session() == last && plan.sessions().size() > 1);
    }
    axis(height - AXIS);
    bound(height - AXIS);
    page.close().close();
  }

  private String legend() {
    return "Blocks are units: tables that keys hold in one session. Grey: the fixed part. Dashed"
        + " line: lower bound, "
        + Texts.duration(plan.lowerBoundMs())
        + PlanFigures.interval(plan)
            .map(between -> ". Shaded: where the end is expected, " + between + ".")
            .orElse(".");
  }

  private String description() {
    StringBuilder text = new StringBuilder();
    for (PlanReport.Session session : plan.sessions()) {
      text.append("Session %d: %s. ".formatted(session.session(), summary(session)));
    }
    return text.toString().strip();
  }

  private String summary(PlanReport.Session session) {
    String where =
        document.databases().size() > 1
            ? ", " + Printable.text(tables.database(session.session()))
            : "";
    return "%s, %s, %s changes%s"
        .formatted(
            Texts.duration(session.estimateMs()),
            Texts.count(session.tables().size(), "table"),
            PlanFigures.brief(tables.changes(session)),
            where);
  }

  private void interval(int bottom) {
    if (plan.makespanHighMs() > plan.makespanLowMs()) {
      page.empty(
          "rect",
          "class",
          "interval",
          "x",
          at(plan.makespanLowMs()),
          "y",
          "0",
          "width",
          at(plan.makespanHighMs() - plan.makespanLowMs()),
          "height",
          "" + bottom);
    }
  }

  private void row(PlanReport.Session session, int y, boolean last) {
    page.open("text", "x", "0", "y", "" + (y + 13), "class", "row");
    page.element("tspan", "s" + session.session(), "class", "strong");
    page.text(" · " + summary(session))
        .element("tspan", last ? " · ends last" : "", "class", "strong");
    page.close();
    long from = 0;
    if (session.fixedMs() > 0) {
      fixed(session, y);
      from = session.fixedMs();
    }
    for (TimelineBlock block : blocks.of(session)) {
      block(block, session, from, y);
      from += block.millis();
    }
  }

  private void fixed(PlanReport.Session session, int y) {
    page.open(
        "rect",
        "class",
        "fixed",
        "x",
        "0",
        "y",
        "" + (y + BAR_Y),
        "width",
        at(session.fixedMs()),
        "height",
        "" + BAR);
    page.element("title", "Fixed part: " + Texts.duration(session.fixedMs())).close();
  }

  private void block(TimelineBlock block, PlanReport.Session session, long from, int y) {
    page.open(
        "svg",
        "class",
        "block",
        "x",
        at(from),
        "y",
        "" + (y + BAR_Y),
        "width",
        at(block.millis()),
        "height",
        "" + BAR);
    page.element("title", Printable.text(block.title()));
    page.empty(
        "rect",
        "width",
        "100%",
        "height",
        "100%",
        "fill",
        SessionColours.of(session.session()),
        "class",
        block.longest() ? "longest" : "unit");
    if (block.millis() >= LABELLED * whole) {
      page.element("text", Printable.text(block.label()), "x", "7", "y", "18", "class", "ink");
    }
    page.close();
  }

  private void bound(int bottom) {
    String x = at(plan.lowerBoundMs());
    page.open("line", "class", "bound", "x1", x, "x2", x, "y1", "0", "y2", "" + bottom);
    page.element("title", "Lower bound: " + Texts.duration(plan.lowerBoundMs())).close();
  }

  private void axis(int y) {
    page.empty("line", "class", "axis", "x1", "0", "x2", "100%", "y1", "" + y, "y2", "" + y);
    long step = TimeTicks.step(whole, 5);
    for (long tick = 0; tick <= whole; tick += step) {
      page.empty(
          "line",
          "class",
          "axis",
          "x1",
          at(tick),
          "x2",
          at(tick),
          "y1",
          "" + y,
          "y2",
          "" + (y + 5));
      if (tick <= whole * 0.9) {
        page.element(
            "text",
            TimeTicks.label(tick),
            "x",
            at(tick),
            "y",
            "" + (y + 19),
            "class",
            tick == 0 ? "tick first" : "tick");
      }
    }
  }

  private String at(long millis) {
    return Svg.percent((double) millis / whole);
  }
}
