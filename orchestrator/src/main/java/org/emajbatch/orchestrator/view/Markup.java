package org.emajbatch.orchestrator.view;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes markup that is well-formed HTML and XML at once. Every text and every attribute is escaped
 * here; nothing else may append to a page.
 */
final class Markup {

  private final StringBuilder out = new StringBuilder();
  private final Deque<String> opened = new ArrayDeque<>();

  /**
   * Begins an element.
   *
   * @param name its name
   * @param attributes names and values by turns
   */
  Markup open(String name, String... attributes) {
    tag(name, attributes);
    out.append('>');
    opened.push(name);
    return this;
  }

  /** Ends the element begun last. */
  Markup close() {
    out.append("</").append(opened.pop()).append('>');
    return this;
  }

  /** An element that has no content, ever: of HTML's void elements, or of SVG. */
  Markup empty(String name, String... attributes) {
    tag(name, attributes);
    out.append("/>");
    return this;
  }

  /** An element with a text. */
  Markup element(String name, String text, String... attributes) {
    return open(name, attributes).text(text).close();
  }

  /**
   * A name that comes from a database, on its own: its writing direction must not turn what stands
   * around it.
   */
  Markup name(String text, String... attributes) {
    return element("bdi", text, attributes);
  }

  /** Text. */
  Markup text(String text) {
    escape(text);
    return this;
  }

  /**
   * The style sheet, which is not escaped.
   *
   * @throws IllegalArgumentException if it could end the element, or is no XML
   */
  Markup style(String sheet) {
    if (sheet.contains("<") || sheet.contains("&")) {
      throw new IllegalArgumentException("a style sheet with < or & cannot be put into a page");
    }
    open("style");
    out.append(sheet);
    return close();
  }

  private void tag(String name, String... attributes) {
    out.append('<').append(name);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      escape(attributes[i + 1]);
      out.append('"');
    }
  }

  private void escape(String text) {
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.appendCodePoint(isShown(c) ? c : 0xFFFD);
              }
            });
  }

  /** Whether a page can show a text as it is; else some of it is replaced. */
  static boolean isShown(String text) {
    return text.codePoints().allMatch(Markup::isShown);
  }

  /** What XML and HTML can hold, without what turns the writing direction of its surroundings. */
  private static boolean isShown(int c) {
    boolean turns = c >= 0x202A && c <= 0x202E || c >= 0x2066 && c <= 0x2069;
    return c == '\t'
        || c == '\n'
        || c >= 0x20 && c < 0x7F
        || c >= 0xA0 && c < 0xD800 && !turns
        || c >= 0xE000 && c < 0xFFFE
        || c >= 0x10000;
  }

  /** All of it; an element that is still open is an error of the program. */
  @Override
  public String toString() {
    if (!opened.isEmpty()) {
      throw new IllegalStateException("element " + opened.peek() + " is not closed");
    }
    return out.toString();
  }
}
