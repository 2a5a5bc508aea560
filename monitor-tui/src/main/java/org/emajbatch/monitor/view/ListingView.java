package org.emajbatch.monitor.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.emajbatch.monitor.model.Arrangement;

/**
 * Draws a list: a heading with the sign of the order, and a line a row. Columns are as wide as what
 * stands in them; where that is too much, those of the highest rank go, and at last the text of the
 * first column is cut.
 */
public final class ListingView {

  private static final int GAP = 2;
  private static final int POINTER = 2;

  /** Columns that a name is given, if it needs them, before others are left out for it. */
  private static final int LEAST = 16;

  private final Canvas canvas;
  private final Listing listing;
  private final Arrangement arrangement;

  /** Of each column, as wide as what stands in it. */
  private final int[] natural;

  /**
   * For a list.
   *
   * @param listing as arranged
   */
  public ListingView(Canvas canvas, Listing listing, Arrangement arrangement) {
    this.canvas = canvas;
    this.listing = listing;
    this.arrangement = arrangement;
    List<Integer> widths = listing.widths(canvas.symbols());
    this.natural = new int[widths.size()];
    for (int i = 0; i < natural.length; i++) {
      natural[i] = Math.max(Glyph.width(title(i)), widths.get(i));
    }
  }

  /** Heading and rows. */
  public List<Block> blocks() {
    return blocks(row -> List.of());
  }

  /**
   * Heading and rows, with more lines below the selected one.
   *
   * @param more what is told of the selected row
   */
  public List<Block> blocks(Function<Row, List<Line>> more) {
    return blocks(listing.rows(), more);
  }

  /**
   * Heading and as many rows as there is room for, the selected one in their middle: where only the
   * list scrolls, or has thousands of rows of which only these need to be drawn.
   *
   * @param room rows of the screen below the heading, at least 1
   */
  public List<Block> around(int room) {
    List<Row> rows = listing.rows();
    int selected = listing.selected(arrangement);
    int first = Math.max(0, Math.min(selected - room / 2, rows.size() - room));
    return blocks(rows.subList(first, Math.min(rows.size(), first + room)), row -> List.of());
  }

  private List<Block> blocks(List<Row> rows, Function<Row, List<Line>> more) {
    List<Integer> shown = shown();
    int[] widths = widths(shown);
    Optional<Row> selection = listing.selection(arrangement);
    List<Block> blocks = new ArrayList<>();
    blocks.add(Block.of(heading(shown, widths)));
    for (Row row : rows) {
      boolean selected = selection.filter(row::equals).isPresent();
      List<Line> lines = new ArrayList<>(List.of(line(row, selected, shown, widths)));
      if (selected) {
        lines.addAll(more.apply(row));
      }
      blocks.add(new Block(lines, selected, Optional.of(row.id())));
    }
    return blocks;
  }

  private Line heading(List<Integer> shown, int[] widths) {
    Line line = Line.of(" ".repeat(POINTER), Tone.FAINT);
    for (int i = 0; i < shown.size(); i++) {
      line =
          line.add(gap(i) + pad(title(shown.get(i)), widths[i], isRight(shown.get(i))), Tone.FAINT);
    }
    return line;
  }

  private String title(int column) {
    String title = listing.columns().get(column).title();
    boolean sorts =
        arrangement.sortedBy().isPresent() && arrangement.sortedBy().getAsInt() == column;
    return sorts ? title + canvas.symbols().order(arrangement.descending()) : title;
  }

  private boolean isRight(int column) {
    return listing.columns().get(column).right();
  }

  private Line line(Row row, boolean selected, List<Integer> shown, int[] widths) {
    Line line = Line.of((selected ? canvas.symbols().pointer() : " ") + " ", Tone.STRONG);
    for (int i = 0; i < shown.size(); i++) {
      Cell cell = row.cells().get(shown.get(i));
      Tone tone = selected && cell.tone() == Tone.PLAIN ? Tone.STRONG : cell.tone();
      String text = pad(cut(text(cell), widths[i]), widths[i], isRight(shown.get(i)));
      line = line.add(gap(i) + text, tone);
    }
    return line;
  }

  /** The columns that fit, from left to right. */
  private List<Integer> shown() {
    List<Integer> shown = new ArrayList<>();
    for (int i = 0; i < listing.columns().size(); i++) {
      shown.add(i);
    }
    while (total(shown, enough()) > canvas.columns()) {
      Optional<Integer> last =
          shown.stream()
              .filter(column -> rank(column) > 0)
              .reduce((one, other) -> rank(other) >= rank(one) ? other : one);
      if (last.isEmpty()) {
        break;
      }
      shown.remove(last.get());
    }
    return shown;
  }

  private int rank(int column) {
    return listing.columns().get(column).rank();
  }

  /** One long name must not push all other columns off the screen: it is rather cut. */
  private int[] enough() {
    int[] enough = natural.clone();
    for (int i = 0; i < enough.length; i++) {
      // The first column tells the rows from each other.
      int longest =
          i == 0 ? Math.max(24, canvas.columns() / 3) : Math.max(LEAST, canvas.columns() / 4);
      enough[i] = isRight(i) ? natural[i] : Math.min(natural[i], longest);
    }
    return enough;
  }

  private static int total(List<Integer> shown, int[] widths) {
    return POINTER + shown.stream().mapToInt(column -> widths[column] + GAP).sum() - GAP;
  }

  /** As the terminal shows it, which need not be as wide as it is. */
  private String text(Cell cell) {
    return canvas.symbols().show(cell.text());
  }

  /** What is too much is taken from the widest column of text. */
  private int[] widths(List<Integer> shown) {
    int[] widths = shown.stream().mapToInt(column -> natural[column]).toArray();
    int excess = total(shown, natural) - canvas.columns();
    while (excess > 0) {
      int widest = -1;
      for (int i = 0; i < widths.length; i++) {
        if (!isRight(shown.get(i)) && (widest < 0 || widths[i] > widths[widest])) {
          widest = i;
        }
      }
      if (widest < 0 || widths[widest] <= 1) {
        break;
      }
      widths[widest]--;
      excess--;
    }
    return widths;
  }

  private String cut(String text, int width) {
    return Glyph.width(text) <= width ? text : Glyph.cut(text, width, canvas.symbols().ellipsis());
  }

  private static String pad(String text, int width, boolean right) {
    String blanks = " ".repeat(Math.max(0, width - Glyph.width(text)));
    return right ? blanks + text : text + blanks;
  }

  private static String gap(int position) {
    return position == 0 ? "" : " ".repeat(GAP);
  }
}
