package org.emajbatch.monitor.terminal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a terminal sends for the mouse: in the form of today (mode 1006), and in the first one,
 * which terminals that do not know that mode send instead. Bytes are taken for characters.
 */
final class MouseReport {

  private static final Pattern REPORT =
      Pattern.compile("\u001b\\[(?:<(\\d+);(\\d+);(\\d+)([Mm])|M([ -\u00ff])([ -\u00ff]{2}))");

  private static final int LEFT = 0;
  private static final int WHEEL_UP = 64;
  private static final int WHEEL_DOWN = 65;

  /** Shift, meta, control: a click is a click with any of them. */
  private static final int MODIFIERS = 4 | 8 | 16;

  /** In the first form, numbers are sent as characters from the blank on. */
  private static final int BLANK = ' ';

  private MouseReport() {}

  /** Whether it is a whole report. */
  static boolean isComplete(String text) {
    return REPORT.matcher(text).matches();
  }

  /** Whether it can become one with more characters. */
  static boolean canBecome(String text) {
    Matcher matcher = REPORT.matcher(text);
    return matcher.matches() || matcher.hitEnd();
  }

  /** Whether it can become one and nothing else. */
  static boolean isBegun(String text) {
    return text.length() > 2 && canBecome(text);
  }

  /** Tells a whole report; releases, drags and other buttons mean nothing here. */
  static void tell(String text, InputListener listener) {
    Matcher matcher = REPORT.matcher(text);
    if (!matcher.matches() || "m".equals(matcher.group(4))) {
      return;
    }
    boolean first = matcher.group(1) == null;
    int button = first ? matcher.group(5).charAt(0) - BLANK : number(matcher.group(1));
    int row = first ? matcher.group(6).charAt(1) - BLANK : number(matcher.group(3));
    switch (button & ~MODIFIERS) {
      case LEFT -> listener.clicked(row - 1);
      case WHEEL_UP -> listener.scrolled(-1);
      case WHEEL_DOWN -> listener.scrolled(1);
      default -> {
        // Nothing is bound to it.
      }
    }
  }

  /** Of at most a few digits: longer reports are none. */
  private static int number(String digits) {
    return digits.length() > 6 ? -1 : Integer.parseInt(digits);
  }
}
