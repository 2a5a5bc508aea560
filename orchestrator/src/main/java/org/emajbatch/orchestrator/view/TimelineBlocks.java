package org.emajbatch.orchestrator.view;

import java.util.ArrayList;
import java.util.List;
import org.emajbatch.orchestrator.report.PlanReport;
import org.emajbatch.orchestrator.report.Texts;

/** Turns a session's units into blocks, as many as can be told apart on a screen. */
final class TimelineBlocks {

  /** Blocks narrower than this share of the whole are drawn as one. */
  private static final double NARROWEST = 0.003;

  private static final int TABLES_LABELLED = 8;
  private static final int TABLES_TOLD = 20;
  private static final int KEYS_TOLD = 5;

  private final PlanReport plan;
  private final PlanTables tables;
  private final long whole;

  TimelineBlocks(PlanReport plan, PlanTables tables, long whole) {
    this.plan = plan;
    this.tables = tables;
    this.whole = whole;
  }

  /** A session's blocks, the longest first; those too narrow to be seen are one. */
  List<TimelineBlock> of(PlanReport.Session session) {
    List<TimelineBlock> blocks = new ArrayList<>();
    List<PlanReport.PlanUnit> units = PlanTables.longestFirst(session);
    int shown = 0;
    while (shown < units.size()
        && (shown == 0 || units.get(shown).estimateMs() >= NARROWEST * whole)) {
      blocks.add(block(session, units.get(shown)));
      shown++;
    }
    List<PlanReport.PlanUnit> rest = units.subList(shown, units.size());
    if (!rest.isEmpty()) {
      long millis = rest.stream().mapToLong(PlanReport.PlanUnit::estimateMs).sum();
      String label = Texts.count(rest.size(), "more unit");
      blocks.add(new TimelineBlock(label, label + ", " + Texts.duration(millis), millis, false));
    }
    return blocks;
  }

  private TimelineBlock block(PlanReport.Session session, PlanReport.PlanUnit unit) {
    List<String> names = tables.mostChangedFirst(session.session(), unit);
    String part = unit.parts() > 1 ? " (part %d of %d)".formatted(unit.part(), unit.parts()) : "";
    String keys =
        unit.boundBy().isEmpty()
            ? ""
            : ", held together by " + PlanFigures.first(unit.boundBy(), KEYS_TOLD, ", ", "key");
    String title =
        "%s%s, %s, %s changes%s"
            .formatted(
                PlanFigures.first(names, TABLES_TOLD, " + ", "table"),
                part,
                Texts.duration(unit.estimateMs()),
                PlanFigures.brief(tables.changes(session.session(), unit) / unit.parts()),
                keys);
    boolean longest = unit.tables().equals(plan.bottleneck()) && PlanFigures.bounds(unit, plan);
    return new TimelineBlock(
        PlanFigures.first(names, TABLES_LABELLED, " + ", "table") + part,
        title,
        unit.estimateMs(),
        longest);
  }
}
