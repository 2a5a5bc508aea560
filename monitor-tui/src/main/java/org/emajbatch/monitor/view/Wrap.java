package org.emajbatch.monitor.view;

import java.util.ArrayList;
import java.util.List;

/** Text over several lines, broken between words or between facts, and inside none but a name. */
public final class Wrap {

  private final int indent;
  private final int width;

  /**
   * For lines of one shape.
   *
   * @param indent columns left free before the text
   * @param width columns of the screen; a longer word or fact is left to be cut there
   */
  public Wrap(int indent, int width) {
    this.indent = indent;
    this.width = width;
  }

  /** Sentences; their own line breaks are kept, and so are several blanks, as in a name. */
  public List<Line> sentences(String text, Tone tone) {
    List<Line> lines = new ArrayList<>();
    for (String line : text.strip().split("\\R")) {
      lines.addAll(join(List.of(line.strip().split("\\s")), " ", tone));
    }
    return lines;
  }

  /** Short facts with a sign between two of them. */
  public List<Line> facts(List<String> facts, Symbols symbols) {
    return join(facts, " " + symbols.separator() + " ", Tone.FAINT);
  }

  /** A name that is needed in full, broken wherever the line ends. */
  public List<Line> broken(String name, Tone tone) {
    List<Line> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    int used = indent;
    for (Glyph glyph : Glyph.of(name)) {
      if (used + glyph.width() > width && !line.isEmpty()) {
        lines.add(indented(line.toString(), tone));
        line.setLength(0);
        used = indent;
      }
      line.append(glyph.text());
      used += glyph.width();
    }
    lines.add(indented(line.toString(), tone));
    return lines;
  }

  private List<Line> join(List<String> parts, String between, Tone tone) {
    List<Line> lines = new ArrayList<>();
    String line = "";
    for (String part : parts) {
      String joined = line.isEmpty() ? part : line + between + part;
      if (!line.isEmpty() && indent + Glyph.width(joined) > width) {
        lines.add(indented(line, tone));
        joined = part;
      }
      line = joined;
    }
    lines.add(indented(line, tone));
    return lines;
  }

  private Line indented(String text, Tone tone) {
    return Line.of(" ".repeat(indent) + text, tone);
  }
}
