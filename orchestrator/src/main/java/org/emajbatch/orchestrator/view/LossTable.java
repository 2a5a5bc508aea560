package org.emajbatch.orchestrator.view;

import java.util.List;
import org.emajbatch.orchestrator.report.PlanDocument;
import org.emajbatch.orchestrator.report.Texts;

/** What would be lost: by table and verb, and by verb and role. */
final class LossTable {

  private static final int OPEN = 15;
  private static final int MOST = 500;
  private static final List<String> VERBS = List.of("INSERT", "UPDATE", "DELETE", "TRUNCATE");

  private final Markup page;
  private final LossTotals losses;
  private final boolean several;

  private LossTable(PlanDocument document, Markup page) {
    this.page = page;
    this.losses = LossTotals.of(document);
    this.several = document.databases().size() > 1;
  }

  static void draw(PlanDocument document, Markup page) {
    LossTable table = new LossTable(document, page);
    if (table.losses.rows() > 0) {
      table.section();
    }
  }

  private void section() {
    PlanPage.section(page, "losses", "What would be lost: " + Texts.count(losses.rows(), "change"));
    List<LossTotals.OfTable> tables = losses.tables();
    tables("Losses by table", tables.subList(0, Math.min(OPEN, tables.size())));
    if (tables.size() > OPEN) {
      page.open("details").element("summary", Texts.count(tables.size() - OPEN, "more table"));
      tables("Losses of the other tables", tables.subList(OPEN, Math.min(MOST, tables.size())));
      if (tables.size() > MOST) {
        long rest = tables.stream().skip(MOST).mapToLong(LossTotals.OfTable::rows).sum();
        page.element(
            "p",
            "and %s with %s"
                .formatted(
                    Texts.count(tables.size() - MOST, "more table"), Texts.count(rest, "change")),
            "class",
            "note");
      }
      page.close();
    }
    if (losses.read()) {
      makers();
    } else {
      page.element(
          "p", "The logs were not read, so nothing is known by verb and role.", "class", "note");
    }
    page.close();
  }

  private void tables(String caption, List<LossTotals.OfTable> rows) {
    begin(caption);
    if (several) {
      page.element("th", "Database", "scope", "col");
    }
    page.element("th", "Table", "scope", "col");
    if (losses.read()) {
      VERBS.forEach(verb -> page.element("th", verb, "scope", "col", "class", "number"));
    }
    totalHeadings();
    for (LossTotals.OfTable row : rows) {
      page.open("tr");
      if (several) {
        page.open("td").name(row.database()).close();
      }
      page.open("th", "scope", "row").name(row.table()).close();
      if (losses.read()) {
        VERBS.forEach(verb -> number(row.byVerb().getOrDefault(verb, 0L)));
      }
      total(row.rows());
    }
    page.close().close().close();
  }

  private void makers() {
    page.element("h3", "Who made these changes");
    begin("Losses by verb and role");
    page.element("th", "Role", "scope", "col").element("th", "Verb", "scope", "col");
    totalHeadings();
    List<LossTotals.OfMaker> makers = losses.makers();
    for (LossTotals.OfMaker row : makers.subList(0, Math.min(MOST, makers.size()))) {
      page.open("tr").open("th", "scope", "row").name(row.role()).close();
      page.element("td", row.verb());
      total(row.rows());
    }
    page.close().close().close();
  }

  private void begin(String caption) {
    page.open("div", "class", "scroll", "role", "region", "tabindex", "0", "aria-label", caption);
    page.open("table").element("caption", caption, "class", "hidden");
    page.open("thead").open("tr");
  }

  private void totalHeadings() {
    page.element("th", "Changes", "scope", "col", "class", "number");
    page.element("th", "Share", "scope", "col", "class", "share");
    page.close().close().open("tbody");
  }

  private void number(long rows) {
    page.element("td", rows == 0 ? "" : Texts.number(rows), "class", "number");
  }

  /** The last two cells of a row, and its end. */
  private void total(long rows) {
    page.element("td", Texts.number(rows), "class", "number strong");
    double share = (double) rows / losses.rows();
    page.open("td", "class", "share");
    page.open(
        "svg",
        "width",
        "100%",
        "height",
        "12",
        "role",
        "img",
        "aria-label",
        Svg.percent(Math.round(share * 1_000) / 1_000.0));
    page.empty("rect", "class", "track", "width", "100%", "height", "12", "rx", "2");
    page.empty("rect", "class", "bar", "width", Svg.percent(share), "height", "12", "rx", "2");
    page.close().close().close();
  }
}
