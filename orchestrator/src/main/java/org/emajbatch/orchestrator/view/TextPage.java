package org.emajbatch.orchestrator.view;

import java.util.ArrayList;
import java.util.List;
import org.emajbatch.terminal.Printable;

/**
 * Collects the lines of a text for a terminal: all printable, none wider than it. What does not fit
 * goes on in the next line, so nothing is lost.
 */
final class TextPage {

  /** Narrower than this a table has no room for a name. */
  private static final int NARROWEST = 40;

  private final int width;
  private final boolean unicode;
  private final List<String> lines = new ArrayList<>();

  /**
   * An empty page.
   *
   * @param width columns of the terminal
   * @param unicode whether it shows more than ASCII
   */
  TextPage(int width, boolean unicode) {
    this.width = Math.max(NARROWEST, width);
    this.unicode = unicode;
  }

  int width() {
    return width;
  }

  /** An empty line and a title. */
  void title(String title) {
    lines.add("");
    sentence("", title);
  }

  /** A sentence, broken between its words. */
  void sentence(String indent, String sentence) {
    flow(indent, indent.length(), List.of(Printable.text(sentence).split(" ")));
  }

  /** What stands behind a label, broken between words. */
  void labelled(String label, String text) {
    String head = "  " + Columns.padEnd(label, 10) + " ";
    flow(head, head.length(), List.of(Printable.text(text).split(" ")));
  }

  /**
   * Pieces, as many in a line as fit.
   *
   * @param head what stands before the first
   * @param hang columns before the others
   * @param pieces none of which is broken if it fits into a line
   */
  void flow(String head, int hang, List<String> pieces) {
    StringBuilder line = new StringBuilder(Printable.text(head));
    boolean empty = true;
    for (String piece : pieces) {
      String rest = Printable.text(piece);
      if (!empty && Columns.width(line.toString()) + 1 + Columns.width(rest) > width) {
        end(line, hang);
        empty = true;
      }
      line.append(empty ? "" : " ");
      while (Columns.width(line.toString()) + Columns.width(rest) > width) {
        int end = Columns.fitting(rest, width - Columns.width(line.toString()));
        line.append(rest, 0, end);
        rest = rest.substring(end);
        end(line, hang);
      }
      line.append(rest);
      empty = false;
    }
    lines.add(line.toString().stripTrailing());
  }

  private void end(StringBuilder line, int hang) {
    lines.add(line.toString().stripTrailing());
    line.setLength(0);
    line.append(" ".repeat(hang));
  }

  /**
   * A name and figures behind it, on one line.
   *
   * @param name is cut where it is too long
   * @param columns it may take
   * @param figures what follows
   */
  void row(String name, int columns, String figures) {
    String cut = Columns.cut(Printable.text(name), columns, unicode ? "…" : "..");
    lines.add(("  " + Columns.padEnd(cut, columns) + " " + figures).stripTrailing());
  }

  /** A command to copy. */
  void command(String command) {
    lines.addAll(ShellLines.of("  ", Printable.text(command), width));
    if (!Printable.text(command).equals(command)) {
      sentence("  ", "(? stands for what cannot be printed; --json has the command as it is)");
    }
  }

  /** A bar, as {@link Bar#of}. */
  String bar(double share, int columns) {
    return Bar.of(share, columns, unicode);
  }

  List<String> lines() {
    return List.copyOf(lines);
  }
}
