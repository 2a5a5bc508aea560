package org.emajbatch.benchmark.driver;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What stands on a terminal, as far as that is needed to recognize a screen: text and where the
 * cursor is sent, all else is passed over. Characters of two columns are taken for one.
 */
final class TerminalText {

  /** Sequences that begin with CSI, those of another kind, single characters. */
  private static final Pattern PIECE =
      Pattern.compile(
          "\u001b\\[([0-9;?]*)([@-~])|\u001b[()].|\u001b[^\\[()]|([^\u001b])", Pattern.DOTALL);

  private final int[][] cells;
  private String rest = "";
  private int row;
  private int column;

  /** An empty one. */
  TerminalText(int columns, int rows) {
    cells = new int[rows][columns];
    for (int[] line : cells) {
      Arrays.fill(line, ' ');
    }
  }

  /** Takes what a program has written; it must not end within a character. */
  synchronized void write(String output) {
    String text = rest + output;
    Matcher piece = PIECE.matcher(text);
    int read = 0;
    while (piece.find(read) && piece.start() == read) {
      read = piece.end();
      if (piece.group(3) != null) {
        print(piece.group(3).charAt(0));
      } else if ("H".equals(piece.group(2))) {
        move(piece.group(1).split(";"));
      }
    }
    // A sequence that has not come to its end yet.
    rest = text.substring(read);
  }

  private void move(String[] place) {
    boolean given = place.length == 2;
    row = given ? Integer.parseInt(place[0]) - 1 : 0;
    column = given ? Integer.parseInt(place[1]) - 1 : 0;
  }

  private void print(char character) {
    if (character >= ' ' && row < cells.length && column < cells[0].length) {
      cells[row][column++] = character;
    }
  }

  /** The lines. */
  @Override
  public synchronized String toString() {
    StringBuilder text = new StringBuilder();
    for (int[] line : cells) {
      text.append(new String(line, 0, line.length).stripTrailing()).append('\n');
    }
    return text.toString();
  }
}
