package org.emajbatch.monitor.view;

import java.util.List;
import java.util.Optional;

/**
 * Lines that belong together and are scrolled into view together.
 *
 * @param lines from top to bottom
 * @param selected whether this is what the user looks at
 * @param row id of the row that it shows, for the mouse; absent for what cannot be selected
 */
public record Block(List<Line> lines, boolean selected, Optional<String> row) {

  public Block {
    lines = List.copyOf(lines);
  }

  /** What cannot be selected. */
  public static Block of(List<Line> lines) {
    return new Block(lines, false, Optional.empty());
  }

  /** A line that cannot be selected. */
  public static Block of(Line line) {
    return of(List.of(line));
  }
}
