package org.emajbatch.orchestrator.view;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.emajbatch.orchestrator.report.PlanDocument;
import org.emajbatch.orchestrator.report.PlanReport;
import org.emajbatch.orchestrator.report.Texts;

/** A plan for people at a terminal. Its first line is the one that counts. */
public final class PlanText {

  static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss xxx");
  private static final int TABLES_NAMED = 5;

  private PlanText() {}

  /**
   * The lines to print.
   *
   * @param document the plan
   * @param width columns of the terminal; less than 40 counts as 40
   * @param unicode whether the terminal shows more than ASCII; names are printed as they are
   * @return printable lines, none wider than that
   */
  public static List<String> lines(PlanDocument document, int width, boolean unicode) {
    TextPage page = new TextPage(width, unicode);
    page.sentence("", PlanFigures.headline(document));
    document.refusals().forEach(refusal -> page.labelled("REFUSED", refusal));
    what(document, page);
    if (!PlanFigures.isEmpty(document)) {
      how(document.plan(), page);
      document.advice().forEach(advice -> page.labelled("hint:", advice.text()));
      SessionText.print(document, page);
      CurveText.print(document, page);
      LossText.print(document, page);
    }
    if (!document.remarks().isEmpty()) {
      page.title("Remarks");
      document.remarks().forEach(remark -> page.sentence("  ", remark));
    }
    if (!document.next().isEmpty()) {
      page.title("Next");
      document.next().forEach(page::command);
    }
    return page.lines();
  }

  private static void what(PlanDocument document, TextPage page) {
    document.planId().ifPresent(id -> page.labelled("plan", id));
    for (PlanDocument.Part part : document.databases()) {
      page.labelled(
          "rollback",
          "%s to mark %s (%s) in database %s, %s"
              .formatted(
                  Texts.groups(part.groups()),
                  part.mark(),
                  MOMENT.format(part.markSetAt()),
                  part.database(),
                  part.engine()));
    }
    page.labelled(
        "undoes",
        "%s in %s; %s"
            .formatted(
                Texts.count(document.changes(), "change"),
                Texts.count(document.tableCount(), "table"),
                PlanFigures.manner(document)));
  }

  private static void how(PlanReport plan, TextPage page) {
    page.labelled(
        "makespan",
        Texts.duration(plan.makespanMs())
            + PlanFigures.interval(plan).map(between -> " (" + between + ")").orElse(""));
    page.labelled(
        "bound",
        "%s, gap %s; %s"
            .formatted(
                Texts.duration(plan.lowerBoundMs()),
                PlanFigures.gap(plan),
                PlanFigures.reason(plan)));
    page.labelled(
        "speed-up",
        "%s; one session would take %s"
            .formatted(PlanFigures.speedUp(plan), Texts.duration(plan.singleSessionMs())));
    if (!plan.bottleneck().isEmpty()) {
      page.labelled("longest", bottleneck(plan));
    }
  }

  private static String bottleneck(PlanReport plan) {
    Optional<PlanReport.PlanUnit> unit = PlanFigures.bottleneck(plan);
    return PlanFigures.first(plan.bottleneck(), TABLES_NAMED, ", ", "table")
        + unit.map(found -> ", " + Texts.duration(found.estimateMs())).orElse("")
        + unit.filter(found -> PlanFigures.bounds(found, plan))
            .map(found -> ": more sessions will not help")
            .orElse("");
  }
}
