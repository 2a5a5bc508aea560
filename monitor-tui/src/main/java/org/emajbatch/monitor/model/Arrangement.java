package org.emajbatch.monitor.model;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * How the user wants a list to be.
 *
 * @param sortedBy number of the column, from 0; absent for the list's own order
 * @param descending whether the largest comes first
 * @param filter text that rows must contain, whatever the case; with {@code !} before it, must not;
 *     empty for all rows
 * @param selected id of the row chosen; it stays chosen when the list moves
 */
public record Arrangement(
    OptionalInt sortedBy, boolean descending, String filter, Optional<String> selected) {

  /** All rows in the list's own order. */
  public static final Arrangement NONE =
      new Arrangement(OptionalInt.empty(), false, "", Optional.empty());

  /** Another column's order: ascending, then descending, then the list's own. */
  public Arrangement sortedByNext(int column) {
    if (sortedBy.isEmpty() || sortedBy.getAsInt() != column) {
      return new Arrangement(OptionalInt.of(column), false, filter, selected);
    }
    return descending
        ? new Arrangement(OptionalInt.empty(), false, filter, selected)
        : new Arrangement(sortedBy, true, filter, selected);
  }

  /** The same with another filter. */
  public Arrangement withFilter(String newFilter) {
    return new Arrangement(sortedBy, descending, newFilter, selected);
  }

  /** The same with another row chosen. */
  public Arrangement withSelected(String row) {
    return new Arrangement(sortedBy, descending, filter, Optional.of(row));
  }
}
