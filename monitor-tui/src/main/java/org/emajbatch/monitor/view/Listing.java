package org.emajbatch.monitor.view;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.emajbatch.monitor.model.Arrangement;

/**
 * A list that can be sorted, filtered and walked through.
 *
 * @param columns from left to right
 * @param rows from top to bottom
 */
public record Listing(List<Column> columns, List<Row> rows) {

  /** Nothing to walk through. */
  public static final Listing EMPTY = new Listing(List.of(), List.of());

  public Listing {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /** As the user wants it. A column that is no longer there sorts nothing. */
  public Listing arranged(Arrangement arrangement) {
    List<Row> kept =
        new ArrayList<>(rows.stream().filter(row -> passes(row, arrangement)).toList());
    arrangement.sortedBy().stream()
        .filter(column -> column < columns.size())
        .forEach(column -> sort(kept, column, arrangement.descending()));
    return new Listing(columns, kept);
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
    return rows.stream()
        .filter(row -> arrangement.selected().filter(row.id()::equals).isPresent())
        .findFirst()
        .or(() -> rows.stream().findFirst());
  }
}
