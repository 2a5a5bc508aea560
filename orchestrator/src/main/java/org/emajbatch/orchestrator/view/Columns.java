package org.emajbatch.orchestrator.view;

import org.emajbatch.terminal.Printable;

/** Measures text in columns of a terminal; the text must be {@link Printable} by then. */
final class Columns {

  /** First and last code points of the ranges that East Asian fonts and emoji draw two wide. */
  private static final int[][] WIDE = {
    {0x1100, 0x115F},
    {0x231A, 0x231B},
    {0x2329, 0x232A},
    {0x23E9, 0x23EC},
    {0x25FD, 0x25FE},
    {0x2614, 0x2615},
    {0x2648, 0x2653},
    {0x26A1, 0x26A1},
    {0x26BD, 0x26BE},
    {0x2705, 0x2705},
    {0x270A, 0x270B},
    {0x2728, 0x2728},
    {0x274C, 0x274E},
    {0x2753, 0x2757},
    {0x2795, 0x2797},
    {0x2B1B, 0x2B1C},
    {0x2B50, 0x2B55},
    {0x2E80, 0x303E},
    {0x3041, 0xA4CF},
    {0xA960, 0xA97C},
    {0xAC00, 0xD7A3},
    {0xF900, 0xFAFF},
    {0xFE10, 0xFE19},
    {0xFE30, 0xFE6F},
    {0xFF00, 0xFF60},
    {0xFFE0, 0xFFE6},
    {0x16FE0, 0x18DFF},
    {0x1AFF0, 0x1B2FF},
    {0x1F004, 0x1F004},
    {0x1F0CF, 0x1F0CF},
    {0x1F18E, 0x1F202},
    {0x1F210, 0x1F320},
    {0x1F32D, 0x1F64F},
    {0x1F680, 0x1F6FF},
    {0x1F7E0, 0x1F7EB},
    {0x1F90C, 0x1FAFF},
    {0x20000, 0x3FFFD}
  };

  private Columns() {}

  /** Columns that a printable text takes. */
  static int width(String text) {
    return text.codePoints().map(Columns::width).sum();
  }

  private static int width(int codePoint) {
    int type = Character.getType(codePoint);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    }
    for (int[] range : WIDE) {
      if (codePoint >= range[0] && codePoint <= range[1]) {
        return 2;
      }
    }
    return 1;
  }

  /** How many chars of the text fit into that many columns; at least one character's. */
  static int fitting(String text, int columns) {
    int used = 0;
    int end = 0;
    while (end < text.length()) {
      int codePoint = text.codePointAt(end);
      used += width(codePoint);
      if (used > columns && end > 0) {
        return end;
      }
      end += Character.charCount(codePoint);
    }
    return end;
  }

  /**
   * The text, without its middle where it is wider than it may be: beginnings and ends tell names
   * apart.
   *
   * @param columns it may take, at least 5
   * @param ellipsis what stands for the middle
   */
  static String cut(String text, int columns, String ellipsis) {
    if (width(text) <= columns) {
      return text;
    }
    int room = columns - width(ellipsis);
    String head = text.substring(0, fitting(text, room - room / 2));
    int start = text.length();
    int used = 0;
    while (start > 0) {
      int codePoint = text.codePointBefore(start);
      used += width(codePoint);
      if (used > room / 2) {
        break;
      }
      start -= Character.charCount(codePoint);
    }
    return head + ellipsis + text.substring(start);
  }

  /** The text with blanks behind it, up to so many columns. */
  static String padEnd(String text, int columns) {
    return text + " ".repeat(Math.max(0, columns - width(text)));
  }

  /** The text with blanks before it, up to so many columns. */
  static String padStart(String text, int columns) {
    return " ".repeat(Math.max(0, columns - width(text))) + text;
  }
}
