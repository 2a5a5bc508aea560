package org.emajbatch.monitor.view;

import java.util.List;

/**
 * A row of a list.
 *
 * @param id what tells it from the others, from one picture to the next
 * @param section rows of a smaller one stand first, however the list is sorted
 * @param cells one a column
 */
public record Row(String id, int section, List<Cell> cells) {

  public Row {
    cells = List.copyOf(cells);
  }

  /** A row of a list without sections. */
  public Row(String id, List<Cell> cells) {
    this(id, 0, cells);
  }
}
