package org.emajbatch.monitor.view;

import java.util.List;

/**
 * Lines that belong together and are scrolled into view together.
 *
 * @param lines from top to bottom
 * @param selected whether this is what the user looks at
 */
record Block(List<Line> lines, boolean selected) {

  Block {
    lines = List.copyOf(lines);
  }
}
