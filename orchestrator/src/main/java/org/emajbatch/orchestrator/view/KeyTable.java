package org.emajbatch.orchestrator.view;

import java.util.Comparator;
import java.util.List;
import org.emajbatch.orchestrator.report.PlanDocument;
import org.emajbatch.orchestrator.report.Texts;

/** Lists the foreign keys, those that bind first. */
final class KeyTable {

  private static final int MOST = 500;
  private static final List<String> BINDINGS = List.of("rebuilt", "checked", "free");

  private KeyTable() {}

  /**
   * The style of a binding; what this version does not know looks like a key that binds nothing.
   */
  static String style(String binding) {
    return BINDINGS.contains(binding) ? binding : "free";
  }

  static void draw(PlanDocument document, Markup page) {
    if (document.foreignKeys().isEmpty()) {
      return;
    }
    List<PlanDocument.Key> keys =
        document.foreignKeys().stream()
            .sorted(
                Comparator.comparingInt(
                        (PlanDocument.Key key) -> BINDINGS.indexOf(style(key.binding())))
                    .thenComparing(PlanDocument.Key::database)
                    .thenComparing(PlanDocument.Key::from)
                    .thenComparing(PlanDocument.Key::name))
            .toList();
    page.open("details").element("summary", Texts.count(keys.size(), "foreign key"));
    page.open("div", "class", "scroll", "role", "region", "tabindex", "0", "aria-label", "Keys");
    page.open("table").open("thead").open("tr");
    boolean several = document.databases().size() > 1;
    if (several) {
      page.element("th", "Database", "scope", "col");
    }
    for (String heading : List.of("Key", "Of", "To", "Binding")) {
      page.element("th", heading, "scope", "col");
    }
    page.close().close().open("tbody");
    for (PlanDocument.Key key : keys.subList(0, Math.min(MOST, keys.size()))) {
      page.open("tr");
      if (several) {
        page.open("td").name(key.database()).close();
      }
      page.open("th", "scope", "row").name(key.name()).close();
      page.open("td").name(key.from()).close().open("td").name(key.to()).close();
      page.element("td", key.binding()).close();
    }
    page.close().close().close();
    if (keys.size() > MOST) {
      page.element("p", "and " + Texts.number(keys.size() - MOST) + " more", "class", "note");
    }
    page.close();
  }
}
