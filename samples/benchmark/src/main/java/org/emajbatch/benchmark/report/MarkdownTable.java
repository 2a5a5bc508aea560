package org.emajbatch.benchmark.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Lays out rows as a Markdown table; everything but the first columns of text is set to the right.
 */
final class MarkdownTable {

  private final List<String> lines = new ArrayList<>();
  private final int columns;

  /**
   * A table without rows.
   *
   * @param textColumns how many columns, from the left, hold text
   */
  MarkdownTable(int textColumns, String... titles) {
    columns = titles.length;
    row(titles);
    List<String> rule = new ArrayList<>(Collections.nCopies(textColumns, "---"));
    rule.addAll(Collections.nCopies(columns - textColumns, "---:"));
    lines.add("|" + String.join("|", rule) + "|");
  }

  void row(String... cells) {
    if (cells.length != columns) {
      throw new IllegalArgumentException("the table has " + columns + " columns");
    }
    lines.add("| " + String.join(" | ", cells) + " |");
  }

  List<String> lines() {
    return List.copyOf(lines);
  }
}
