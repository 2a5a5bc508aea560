package org.emajbatch.monitor.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A screen full of characters, before any terminal: what views draw on and tests compare. Whatever
 * does not fit is cut, never wrapped.
 */
public final class Grid {

  /**
   * One cell.
   *
   * @param text what it shows; empty where the cell before takes two columns
   * @param tone what it means
   */
  public record Cell(String text, Tone tone) {}

  private static final Cell BLANK = new Cell(" ", Tone.PLAIN);

  private final int columns;
  private final int rows;
  private final Symbols symbols;
  private final Cell[][] cells;
  private final List<Optional<String>> targets;

  /** A blank grid. */
  public Grid(int columns, int rows, Symbols symbols) {
    this.columns = columns;
    this.rows = rows;
    this.symbols = symbols;
    this.cells = new Cell[rows][columns];
    for (Cell[] row : cells) {
      Arrays.fill(row, BLANK);
    }
    this.targets = new ArrayList<>(Collections.nCopies(rows, Optional.empty()));
  }

  /** What a click into that row means: the id of a row of the list; nothing elsewhere. */
  public Optional<String> target(int row) {
    return row < 0 || row >= rows ? Optional.empty() : targets.get(row);
  }

  /** Says what a click into a row of the screen means. */
  void aim(int row, Optional<String> target) {
    if (row >= 0 && row < rows) {
      targets.set(row, target);
    }
  }

  public int columns() {
    return columns;
  }

  public int rows() {
    return rows;
  }

  /** The cell at that place, counted from 0. */
  public Cell cell(int column, int row) {
    return cells[row][column];
  }

  /**
   * Draws a line over the whole width of a row, and cuts it there.
   *
   * @param row counted from 0; rows outside the grid are ignored
   */
  public void draw(int row, Line line) {
    draw(row, line, Tone.PLAIN);
  }

  /** As above, on a background in that tone. */
  public void draw(int row, Line line, Tone background) {
    if (row < 0 || row >= rows) {
      return;
    }
    Arrays.fill(cells[row], new Cell(" ", background));
    List<Piece> right = pieces(line.right(), background);
    int rightStart = Math.max(0, columns - width(right));
    // One column stays free between what is left and what is right.
    int leftEnd = right.isEmpty() ? columns : Math.max(0, rightStart - 1);
    put(row, 0, fit(pieces(line.left(), background), leftEnd));
    put(row, rightStart, fit(right, columns - rightStart));
  }

  private record Piece(Glyph glyph, Tone tone) {}

  private List<Piece> pieces(List<Span> spans, Tone background) {
    List<Piece> pieces = new ArrayList<>();
    for (Span span : spans) {
      Tone tone = span.tone() == Tone.PLAIN ? background : span.tone();
      Glyph.of(symbols.show(span.text())).forEach(glyph -> pieces.add(new Piece(glyph, tone)));
    }
    return pieces;
  }

  private static int width(List<Piece> pieces) {
    return pieces.stream().mapToInt(piece -> piece.glyph().width()).sum();
  }

  /** The pieces as they are, or cut so that they and an ellipsis fit. */
  private List<Piece> fit(List<Piece> pieces, int room) {
    if (width(pieces) <= room) {
      return pieces;
    }
    int end = room - symbols.ellipsis().length();
    List<Piece> cut = new ArrayList<>();
    int width = 0;
    for (Piece piece : pieces) {
      width += piece.glyph().width();
      if (width > end) {
        break;
      }
      cut.add(piece);
    }
    if (end >= 0) {
      Tone tone = cut.isEmpty() ? Tone.PLAIN : cut.get(cut.size() - 1).tone();
      Glyph.of(symbols.ellipsis()).forEach(glyph -> cut.add(new Piece(glyph, tone)));
    }
    return cut;
  }

  private void put(int row, int from, List<Piece> pieces) {
    int column = from;
    for (Piece piece : pieces) {
      cells[row][column] = new Cell(piece.glyph().text(), piece.tone());
      if (piece.glyph().width() == 2) {
        cells[row][column + 1] = new Cell("", piece.tone());
      }
      column += piece.glyph().width();
    }
  }

  /** The characters alone, a line a row, without the blanks at the ends. */
  public String text() {
    StringBuilder text = new StringBuilder();
    for (Cell[] row : cells) {
      StringBuilder line = new StringBuilder();
      for (Cell cell : row) {
        line.append(cell.text());
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }
}
