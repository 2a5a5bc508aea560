package org.emajbatch.orchestrator.view;

import java.util.List;
import org.emajbatch.orchestrator.report.PlanDocument;
import org.emajbatch.orchestrator.report.Texts;

/** What would be lost: the tables that lose most, then who made the changes. */
final class LossText {

  private static final int ROWS_SHOWN = 10;
  private static final int VERB = 8;
  private static final int NUMBER = 14;

  private LossText() {}

  static void print(PlanDocument document, TextPage page) {
    LossTotals losses = LossTotals.of(document);
    if (losses.rows() == 0) {
      return;
    }
    boolean several = document.databases().size() > 1;
    page.title("What would be lost: " + Texts.count(losses.rows(), "change"));
    List<LossTotals.OfTable> tables = losses.tables();
    for (LossTotals.OfTable table : tables.subList(0, Math.min(ROWS_SHOWN, tables.size()))) {
      row(page, (several ? table.database() + ": " : "") + table.table(), table.rows(), losses);
    }
    if (tables.size() > ROWS_SHOWN) {
      long rest = tables.stream().skip(ROWS_SHOWN).mapToLong(LossTotals.OfTable::rows).sum();
      row(page, "and " + Texts.count(tables.size() - ROWS_SHOWN, "more table"), rest, losses);
    }
    if (!losses.read()) {
      page.sentence("  ", "The logs were not read, so nothing is known by verb and role.");
      return;
    }
    page.title("Who made these changes");
    List<LossTotals.OfMaker> makers = losses.makers();
    for (LossTotals.OfMaker maker : makers.subList(0, Math.min(ROWS_SHOWN, makers.size()))) {
      row(page, Columns.padEnd(maker.verb(), VERB) + " by " + maker.role(), maker.rows(), losses);
    }
    if (makers.size() > ROWS_SHOWN) {
      long rest = makers.stream().skip(ROWS_SHOWN).mapToLong(LossTotals.OfMaker::rows).sum();
      row(page, "and " + Texts.number(makers.size() - ROWS_SHOWN) + " more", rest, losses);
    }
  }

  private static void row(TextPage page, String name, long rows, LossTotals losses) {
    int bar = Math.min(20, page.width() / 8);
    String number = Texts.number(rows);
    String figures =
        Columns.padStart(number.length() > NUMBER ? PlanFigures.brief(rows) : number, NUMBER)
            + " "
            + page.bar((double) rows / losses.rows(), bar);
    page.row(name, Math.min(page.width() - NUMBER - 4 - bar, 60), figures);
  }
}
