package org.emajbatch.orchestrator.view;

import java.util.ArrayList;
import java.util.List;

/**
 * Breaks a command into lines that a shell reads as the same command when they are copied. It is
 * broken between words alone; only a word that fits into no line is broken itself.
 */
final class ShellLines {

  private static final String CONTINUED = " \\";

  private ShellLines() {}

  /**
   * The lines.
   *
   * @param indent before each
   * @param command whose words are quoted, where they are, with single quotes
   * @param width of a line, the indent included
   */
  static List<String> of(String indent, String command, int width) {
    List<String> lines = new ArrayList<>();
    String line = indent;
    for (String word : words(command)) {
      boolean first = line.isBlank();
      if (!first && Columns.width(line + " " + word + CONTINUED) > width) {
        lines.add(line + CONTINUED);
        line = indent + "  ";
        first = true;
      }
      line += (first ? "" : " ") + word;
      while (Columns.width(line + CONTINUED) > width) {
        line = broken(line, width, lines);
      }
    }
    lines.add(line);
    return lines;
  }

  /**
   * Ends a line within a word, and begins the next where the shell goes on: in its first column.
   */
  private static String broken(String line, int width, List<String> lines) {
    int end = Columns.fitting(line, width - 2);
    while (state(line.substring(0, end)) == State.ESCAPED) {
      end--;
    }
    String quote = state(line.substring(0, end)) == State.QUOTED ? "'" : "";
    lines.add(line.substring(0, end) + quote + "\\");
    return quote + line.substring(end);
  }

  private enum State {
    PLAIN,
    QUOTED,
    ESCAPED
  }

  /** What the shell is in the midst of, at the end of a text. */
  private static State state(String text) {
    State state = State.PLAIN;
    for (char c : text.toCharArray()) {
      state = after(state, c);
    }
    return state;
  }

  private static State after(State state, char c) {
    return switch (state) {
      case QUOTED -> c == '\'' ? State.PLAIN : State.QUOTED;
      case ESCAPED -> State.PLAIN;
      case PLAIN -> c == '\'' ? State.QUOTED : c == '\\' ? State.ESCAPED : State.PLAIN;
    };
  }

  private static List<String> words(String command) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    State state = State.PLAIN;
    for (char c : command.toCharArray()) {
      if (c == ' ' && state == State.PLAIN) {
        words.add(word.toString());
        word.setLength(0);
      } else {
        word.append(c);
      }
      state = after(state, c);
    }
    words.add(word.toString());
    return words;
  }
}
