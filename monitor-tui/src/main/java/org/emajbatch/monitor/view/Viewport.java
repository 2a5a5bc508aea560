package org.emajbatch.monitor.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The part of a long page that is on the screen: it always holds what is selected. */
final class Viewport {

  /**
   * A line of the page.
   *
   * @param line what it shows
   * @param row id of the row it belongs to
   */
  record Visible(Line line, Optional<String> row) {}

  private Viewport() {}

  /**
   * The lines to show.
   *
   * @param blocks the whole page
   * @param height rows of the screen for it
   * @return at most {@code height} lines
   */
  static List<Visible> visible(List<Block> blocks, int height) {
    List<Visible> lines = new ArrayList<>();
    int selectedStart = 0;
    int selectedEnd = 0;
    for (Block block : blocks) {
      if (block.selected()) {
        selectedStart = lines.size();
        selectedEnd = lines.size() + block.lines().size();
      }
      block.lines().forEach(line -> lines.add(new Visible(line, block.row())));
    }
    // As little as possible is scrolled away; the selection's title comes before its details.
    int offset = Math.min(Math.max(0, selectedEnd - height), selectedStart);
    return lines.subList(offset, Math.min(lines.size(), offset + Math.max(0, height)));
  }
}
