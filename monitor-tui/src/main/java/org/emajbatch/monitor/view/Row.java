package org.emajbatch.monitor.view;

import java.util.List;

/**
 * A row of a list.
 *
 * @param id what tells it from the others, from one picture to the next
 * @param cells one a column
 */
public record Row(String id, List<Cell> cells) {

  public Row {
    cells = List.copyOf(cells);
  }
}
