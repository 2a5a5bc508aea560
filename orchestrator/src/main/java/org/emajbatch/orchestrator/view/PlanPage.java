package org.emajbatch.orchestrator.view;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import org.emajbatch.orchestrator.report.PlanDocument;
import org.emajbatch.terminal.Printable;

/**
 * A plan as one page for a browser, to be read, shown and kept. It holds all it needs: it must
 * never load anything, and runs no script.
 */
public final class PlanPage {

  private static final String STYLE = style();

  private PlanPage() {}

  /**
   * The page.
   *
   * @return HTML that is well-formed XML too, to be written as UTF-8
   */
  public static String of(PlanDocument document) {
    Markup page = new Markup();
    page.open("html", "lang", "en");
    head(document, page);
    page.open("body");
    PageHeader.draw(document, page);
    page.open("main");
    if (!PlanFigures.isEmpty(document)) {
      TimelineDrawing.draw(document, page);
    }
    if (!document.tables().isEmpty()) {
      GraphDrawing.draw(document, page);
    }
    if (!PlanFigures.isEmpty(document)) {
      page.open("div", "class", "pair");
      CurveDrawing.draw(document, page);
      advice(document, page);
      page.close();
      LossTable.draw(document, page);
    }
    remarks(document, page);
    next(document, page);
    page.close();
    page.element(
        "footer",
        "Made at %s. Nothing was changed to make this plan."
            .formatted(PlanText.MOMENT.format(document.madeAt())));
    page.close().close();
    return "<!DOCTYPE html>\n" + page + "\n";
  }

  /** A section with its title. */
  static Markup section(Markup page, String id, String title) {
    return page.open("section", "id", id, "aria-labelledby", id + "-title")
        .element("h2", title, "id", id + "-title");
  }

  private static void head(PlanDocument document, Markup page) {
    page.open("head");
    page.empty("meta", "charset", "utf-8");
    page.empty(
        "meta",
        "http-equiv",
        "Content-Security-Policy",
        "content",
        "default-src 'none'; style-src 'sha256-%s'; base-uri 'none'; form-action 'none'"
            .formatted(digest(STYLE)));
    page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    page.empty("meta", "name", "color-scheme", "content", "light dark");
    page.element(
        "title",
        "Rollback plan: %s"
            .formatted(
                Printable.text(
                    String.join(
                        ", ",
                        document.databases().stream().map(PlanDocument.Part::database).toList()))));
    page.style(STYLE);
    page.close();
  }

  private static void advice(PlanDocument document, Markup page) {
    if (document.advice().isEmpty()) {
      return;
    }
    section(page, "advice", "What would help").open("ol", "class", "advice");
    for (PlanDocument.Advice advice : document.advice()) {
      page.open("li").name(advice.text()).close();
    }
    page.close().close();
  }

  private static void remarks(PlanDocument document, Markup page) {
    list(page, "remarks", "Remarks", document.remarks());
  }

  private static void list(Markup page, String id, String title, List<String> sentences) {
    if (!sentences.isEmpty()) {
      section(page, id, title).open("ul");
      sentences.forEach(sentence -> page.open("li").name(sentence).close());
      page.close().close();
    }
  }

  private static void next(PlanDocument document, Markup page) {
    if (!document.next().isEmpty()) {
      section(page, "next", "Next");
      page.element("p", "One click selects a command.", "class", "note");
      for (String command : document.next()) {
        page.element("pre", command, "class", "command");
        if (!Markup.isShown(command)) {
          page.element(
              "p", "A name in it cannot be shown; plan --json has the command.", "class", "note");
        }
      }
      page.close();
    }
  }

  private static String style() {
    try (InputStream sheet = PlanPage.class.getResourceAsStream("plan-page.css")) {
      return new String(sheet.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("plan-page.css cannot be read from the program's jar", e);
    }
  }

  private static String digest(String text) {
    try {
      return Base64.getEncoder()
          .encodeToString(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
