package org.emajbatch.monitor.view;

import java.util.ArrayList;
import java.util.List;

/** The part of a long page that is on the screen: it always holds what is selected. */
final class Viewport {

  private Viewport() {}

  /**
   * The lines to show.
   *
   * @param blocks the whole page
   * @param height rows of the screen for it
   * @return at most {@code height} lines
   */
  static List<Line> visible(List<Block> blocks, int height) {
    List<Line> lines = new ArrayList<>();
    int selectedStart = 0;
    int selectedEnd = 0;
    for (Block block : blocks) {
      if (block.selected()) {
        selectedStart = lines.size();
        selectedEnd = lines.size() + block.lines().size();
      }
      lines.addAll(block.lines());
    }
    // As little as possible is scrolled away; the selection's title comes before its details.
    int offset = Math.min(Math.max(0, selectedEnd - height), selectedStart);
    return lines.subList(offset, Math.min(lines.size(), offset + Math.max(0, height)));
  }
}
