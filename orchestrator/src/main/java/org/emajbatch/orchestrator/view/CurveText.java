package org.emajbatch.orchestrator.view;

import java.util.ArrayList;
import java.util.List;
import org.emajbatch.orchestrator.report.PlanDocument;
import org.emajbatch.orchestrator.report.Texts;

/** How long it would take with other numbers of sessions. */
final class CurveText {

  private CurveText() {}

  static void print(PlanDocument document, TextPage page) {
    if (document.curve().isEmpty()) {
      return;
    }
    page.title("Duration by number of sessions");
    long longest =
        Math.max(
            1, document.curve().stream().mapToLong(PlanDocument.Point::makespanMs).max().orElse(1));
    for (List<PlanDocument.Point> run : runs(document)) {
      PlanDocument.Point first = run.get(0);
      int last = run.get(run.size() - 1).sessions();
      List<String> notes = new ArrayList<>();
      if (first.knee()) {
        notes.add("<- knee: what auto takes");
      }
      if (first.sessions() == document.sessionCount()) {
        notes.add("<- this plan");
      }
      String head =
          "  %5s %s %s "
              .formatted(
                  run.size() == 1 ? "" + last : first.sessions() + "-" + last,
                  page.bar((double) first.makespanMs() / longest, page.width() / 4),
                  Columns.padStart(Texts.duration(first.makespanMs()), 12));
      page.flow(head, 8, notes);
    }
  }

  /** Points one after another that read the same are one; those with a note stand alone. */
  private static List<List<PlanDocument.Point>> runs(PlanDocument document) {
    List<List<PlanDocument.Point>> runs = new ArrayList<>();
    PlanDocument.Point before = null;
    for (PlanDocument.Point point : document.curve()) {
      if (before == null
          || isNoted(before, document)
          || isNoted(point, document)
          || !Texts.duration(before.makespanMs()).equals(Texts.duration(point.makespanMs()))) {
        runs.add(new ArrayList<>());
      }
      runs.get(runs.size() - 1).add(point);
      before = point;
    }
    return runs;
  }

  private static boolean isNoted(PlanDocument.Point point, PlanDocument document) {
    return point.knee() || point.sessions() == document.sessionCount();
  }
}
