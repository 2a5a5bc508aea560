package org.emajbatch.monitor.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ViewportTest {

  @Test
  void aShortPageIsShownFromItsTop() {
    assertThat(visible(10, block("a", 3, false), block("b", 3, true)))
        .containsExactly("a0", "a1", "a2", "b0", "b1", "b2");
  }

  @Test
  void asLittleAsPossibleIsScrolledAway() {
    assertThat(visible(4, block("a", 3, false), block("b", 3, true), block("c", 3, false)))
        .containsExactly("a2", "b0", "b1", "b2");
  }

  @Test
  void ofASelectionThatDoesNotFitTheTitleIsShown() {
    assertThat(visible(2, block("a", 3, false), block("b", 5, true))).containsExactly("b0", "b1");
  }

  @Test
  void withoutASelectionTheTopIsShown() {
    assertThat(visible(2, block("a", 3, false))).containsExactly("a0", "a1");
  }

  @Test
  void noRoomShowsNothing() {
    assertThat(visible(0, block("a", 3, true))).isEmpty();
    assertThat(visible(-1, block("a", 3, true))).isEmpty();
  }

  private static List<String> visible(int height, Block... blocks) {
    return Viewport.visible(List.of(blocks), height).stream()
        .map(visible -> visible.line().left().get(0).text())
        .toList();
  }

  private static Block block(String name, int height, boolean selected) {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < height; i++) {
      lines.add(Line.of(name + i, Tone.PLAIN));
    }
    return new Block(lines, selected, Optional.empty());
  }
}
