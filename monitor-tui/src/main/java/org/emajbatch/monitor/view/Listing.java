package org.emajbatch.monitor.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.emajbatch.monitor.model.Arrangement;
import org.emajbatch.monitor.model.Derived;

/**
 * A list that can be sorted, filtered and walked through.
 *
 * @param columns from left to right
 * @param rows from top to bottom
 * @param derived what was computed from it already
 */
public record Listing(List<Column> columns, List<Row> rows, Derived derived) {

  private static final Derived.Key<Wanted, Listing> ARRANGED =
      new Derived.Key<>(wanted -> wanted.listing().arrange(wanted.arrangement()));

  private static final Derived.Key<Shown, List<Integer>> WIDTHS =
      new Derived.Key<>(shown -> shown.listing().measure(shown.symbols()));

  private record Wanted(Listing listing, Arrangement arrangement) {}

  private record Shown(Listing listing, Symbols symbols) {}

  /** Nothing to walk through. */
  public static final Listing EMPTY = new Listing(List.of(), List.of());

  public Listing {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /** Nothing is computed from a new one yet. */
  public Listing(List<Column> columns, List<Row> rows) {
    this(columns, rows, new Derived());
  }

  /** As the user wants it. A column that is no longer there sorts nothing. */
  public Listing arranged(Arrangement arrangement) {
    return arrangement.filter().isEmpty() && arrangement.sortedBy().isEmpty()
        ? this
        : derived.of(ARRANGED, new Wanted(this, arrangement));
  }

  private Listing arrange(Arrangement arrangement) {
    List<Row> kept =
        new ArrayList<>(rows.stream().filter(row -> passes(row, arrangement)).toList());
    arrangement.sortedBy().stream()
        .filter(column -> column < columns.size())
        .forEach(column -> sort(kept, column, arrangement.descending()));
    return new Listing(columns, kept);
  }

  /** For each column, how wide its cells are as the terminal shows them, its title left out. */
  List<Integer> widths(Symbols symbols) {
    return derived.of(WIDTHS, new Shown(this, symbols));
  }

  private List<Integer> measure(Symbols symbols) {
    int[] widths = new int[columns.size()];
    for (Row row : rows) {
      List<Cell> cells = row.cells();
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], symbols.width(cells.get(i)));
      }
    }
    return Arrays.stream(widths).boxed().toList();
  }

  private static void sort(List<Row> rows, int column, boolean descending) {
    Comparator<Row> order =
        Comparator.<Row>comparingDouble(row -> row.cells().get(column).key())
            .thenComparing(
                row -> row.cells().get(column).numeric() ? "" : row.cells().get(column).text());
    rows.sort(
        Comparator.comparingInt(Row::section)
            .thenComparing(descending ? Collections.reverseOrder(order) : order));
  }

  private static boolean passes(Row row, Arrangement arrangement) {
    String filter = arrangement.filter().toLowerCase(Locale.ROOT);
    boolean inverse = filter.startsWith("!");
    String text = inverse ? filter.substring(1) : filter;
    return text.isEmpty()
        || inverse
            != row.cells().stream()
                .anyMatch(cell -> cell.text().toLowerCase(Locale.ROOT).contains(text));
  }

  /**
   * The same with other cells in a column: for signs, which depend on the terminal, while what is
   * sorted and filtered does not.
   */
  public Listing drawing(int column, Function<Row, Cell> cell) {
    return new Listing(
        columns,
        rows.stream()
            .map(
                row -> {
                  List<Cell> cells = new ArrayList<>(row.cells());
                  cells.set(column, cell.apply(row));
                  return new Row(row.id(), cells);
                })
            .toList());
  }

  /** The selected row: the chosen one while it is listed, else the topmost. */
  public Optional<Row> selection(Arrangement arrangement) {
    return rows.isEmpty() ? Optional.empty() : Optional.of(rows.get(selected(arrangement)));
  }

  /** The place of the selected row, from 0; also 0 where there are no rows. */
  int selected(Arrangement arrangement) {
    return arrangement.selected().map(this::place).orElse(OptionalInt.empty()).orElse(0);
  }

  /** The place of the row with that id, from 0. */
  public OptionalInt place(String id) {
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).id().equals(id)) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }
}
