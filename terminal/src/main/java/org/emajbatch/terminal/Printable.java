package org.emajbatch.terminal;

/**
 * Makes text harmless for a terminal. Names come from databases and may hold anything, terminal
 * commands included: none may reach a terminal that has not gone through here.
 */
public final class Printable {

  private static final int UNPRINTABLE = '?';

  private Printable() {}

  /**
   * The text with a question mark for each control character, lone surrogate, unassigned code point
   * and invisible mark of writing direction.
   */
  public static String text(String text) {
    StringBuilder result = new StringBuilder(text.length());
    text.codePoints().forEach(c -> result.appendCodePoint(prints(c) ? c : UNPRINTABLE));
    return result.toString();
  }

  private static boolean prints(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
