package org.emajbatch.orchestrator.view;

import java.util.ArrayList;
import java.util.List;
import org.emajbatch.orchestrator.report.PlanDocument;
import org.emajbatch.orchestrator.report.PlanReport;
import org.emajbatch.orchestrator.report.Texts;

/** Who does what: a bar for each session, and below it the tables with their changes. */
final class SessionText {

  private static final int UNITS_SHOWN = 8;
  private static final int TABLES_SHOWN = 12;
  private static final int KEYS_SHOWN = 2;

  private SessionText() {}

  static void print(PlanDocument document, TextPage page) {
    page.title("Sessions: tables with their changes; what keys hold together in [ ]");
    PlanTables tables = new PlanTables(document);
    long makespan = Math.max(1, document.plan().makespanMs());
    int columns = Math.min(30, page.width() / 4);
    int labels = ("s" + document.sessionCount()).length();
    for (PlanReport.Session session : document.plan().sessions()) {
      String head =
          "  %s %s %s "
              .formatted(
                  Columns.padEnd("s" + session.session(), labels),
                  page.bar((double) session.estimateMs() / makespan, columns),
                  Columns.padStart(Texts.duration(session.estimateMs()), 12));
      page.flow(head, 5, summary(document, session, tables));
      page.flow("     ", 5, units(session, tables));
    }
  }

  private static List<String> summary(
      PlanDocument document, PlanReport.Session session, PlanTables tables) {
    List<String> pieces = new ArrayList<>();
    pieces.add(Texts.count(session.tables().size(), "table") + ",");
    pieces.add(PlanFigures.brief(tables.changes(session)) + " changes");
    if (document.databases().size() > 1) {
      pieces.add("in " + tables.database(session.session()));
    }
    if (session.fixedMs() > 0) {
      pieces.add("(" + Texts.duration(session.fixedMs()) + " fixed)");
    }
    return pieces;
  }

  private static List<String> units(PlanReport.Session session, PlanTables tables) {
    List<PlanReport.PlanUnit> units = PlanTables.longestFirst(session);
    List<String> pieces = new ArrayList<>();
    units.stream()
        .limit(UNITS_SHOWN)
        .forEach(
            unit -> {
              if (!pieces.isEmpty()) {
                pieces.set(pieces.size() - 1, pieces.get(pieces.size() - 1) + ",");
              }
              pieces.addAll(unit(session.session(), unit, tables));
            });
    if (units.size() > UNITS_SHOWN) {
      List<PlanReport.PlanUnit> rest = units.subList(UNITS_SHOWN, units.size());
      long changes = rest.stream().mapToLong(unit -> tables.changes(session.session(), unit)).sum();
      long millis = rest.stream().mapToLong(PlanReport.PlanUnit::estimateMs).sum();
      pieces.add(
          "and %s: %s changes, %s"
              .formatted(
                  Texts.count(rest.size(), "more unit"),
                  PlanFigures.brief(changes),
                  Texts.duration(millis)));
    } else if (pieces.isEmpty()) {
      pieces.add("no tables");
    }
    return pieces;
  }

  private static List<String> unit(int session, PlanReport.PlanUnit unit, PlanTables tables) {
    List<String> pieces = new ArrayList<>();
    tables.mostChangedFirst(session, unit).stream()
        .limit(TABLES_SHOWN)
        .forEach(table -> pieces.add(table(session, table, tables)));
    if (unit.tables().size() > TABLES_SHOWN) {
      pieces.add("and " + Texts.count(unit.tables().size() - TABLES_SHOWN, "more table"));
    }
    int last = pieces.size() - 1;
    if (last > 0) {
      pieces.set(0, "[" + pieces.get(0));
      for (int i = 0; i < last; i++) {
        pieces.set(i, pieces.get(i) + " +");
      }
      pieces.set(last, pieces.get(last) + "]");
    }
    if (unit.parts() > 1) {
      pieces.add("(part " + unit.part() + " of " + unit.parts() + ")");
    }
    pieces.addAll(boundBy(unit));
    return pieces;
  }

  private static String table(int session, String table, PlanTables tables) {
    boolean outside = tables.find(session, table).map(found -> !found.inGroup()).orElse(false);
    return table
        + " "
        + (outside ? "(locked only)" : PlanFigures.brief(tables.changes(session, table)));
  }

  private static List<String> boundBy(PlanReport.PlanUnit unit) {
    List<String> pieces = new ArrayList<>();
    for (String key : unit.boundBy().subList(0, Math.min(KEYS_SHOWN, unit.boundBy().size()))) {
      pieces.add((pieces.isEmpty() ? "by " : "and ") + key);
    }
    if (unit.boundBy().size() > KEYS_SHOWN) {
      pieces.add("and " + Texts.count(unit.boundBy().size() - KEYS_SHOWN, "more key"));
    }
    return pieces;
  }
}
