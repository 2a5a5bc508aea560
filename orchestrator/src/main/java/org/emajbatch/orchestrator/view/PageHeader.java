package org.emajbatch.orchestrator.view;

import org.emajbatch.orchestrator.report.PlanDocument;
import org.emajbatch.orchestrator.report.PlanReport;
import org.emajbatch.orchestrator.report.Texts;

/** The top of the page: the sentence that counts, what would refuse, and the figures. */
final class PageHeader {

  private PageHeader() {}

  static void draw(PlanDocument document, Markup page) {
    page.open("header");
    page.open("p", "class", "kicker").text("Rollback plan");
    document.planId().ifPresent(id -> page.text(" ").name(id));
    page.close();
    page.element("h1", PlanFigures.headline(document));
    document.databases().forEach(part -> part(part, page));
    page.element("p", "Rollback: " + PlanFigures.manner(document) + ".", "class", "note");
    refusals(document, page);
    if (!PlanFigures.isEmpty(document)) {
      cards(document, page);
    }
    page.close();
  }

  private static void part(PlanDocument.Part part, Markup page) {
    page.open("p", "class", "target");
    page.text(part.groups().size() == 1 ? "Group " : "Groups ");
    for (int i = 0; i < part.groups().size(); i++) {
      page.text(i == 0 ? "" : ", ").open("b").name(part.groups().get(i)).close();
    }
    page.text(" to mark ").open("b").name(part.mark()).close();
    page.text(" of " + PlanText.MOMENT.format(part.markSetAt()) + " in database ");
    page.open("b").name(part.database()).close();
    page.text(", ").name(part.engine()).close();
  }

  private static void refusals(PlanDocument document, Markup page) {
    if (document.refusals().isEmpty()) {
      return;
    }
    page.open("div", "class", "refusal", "role", "note");
    page.element("p", "This rollback would be refused now", "class", "refusal-title");
    page.open("ul");
    document.refusals().forEach(refusal -> page.open("li").name(refusal).close());
    page.close().close();
  }

  private static void cards(PlanDocument document, Markup page) {
    PlanReport plan = document.plan();
    page.open("dl", "class", "cards");
    card(
        page,
        "Makespan",
        Texts.duration(plan.makespanMs()),
        PlanFigures.interval(plan).orElse("a point estimate"));
    card(
        page,
        "Proof",
        plan.provedOptimal() ? "✓ optimal" : "gap " + PlanFigures.gap(plan),
        "lower bound " + Texts.duration(plan.lowerBoundMs()));
    card(page, "Sessions", Texts.number(document.sessionCount()), asked(document));
    card(
        page,
        "Tables",
        Texts.number(document.tableCount()),
        Texts.count(document.foreignKeys().size(), "foreign key"));
    card(
        page,
        "Changes",
        PlanFigures.brief(document.changes()),
        Texts.number(document.changes()) + " would be undone");
    card(
        page,
        "Speed-up",
        PlanFigures.speedUp(plan),
        "one session: " + Texts.duration(plan.singleSessionMs()));
    page.close();
    page.element("p", capital(PlanFigures.reason(plan)) + ".", "class", "note");
  }

  private static String asked(PlanDocument document) {
    return document.sessionsAsked().equals("auto")
        ? "chosen by auto"
        : "asked for: " + document.sessionsAsked();
  }

  private static void card(Markup page, String term, String value, String detail) {
    page.open("div").element("dt", term);
    page.element("dd", value, "class", "value").element("dd", detail, "class", "detail");
    page.close();
  }

  private static String capital(String sentence) {
    return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
  }
}
