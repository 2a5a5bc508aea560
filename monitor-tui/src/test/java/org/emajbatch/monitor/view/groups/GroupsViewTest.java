package org.emajbatch.monitor.view.groups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.emajbatch.monitor.Presses.press;
import static org.emajbatch.monitor.Presses.type;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.emajbatch.monitor.GroupScenes;
import org.emajbatch.monitor.ScreenGoldens;
import org.emajbatch.monitor.model.Detail;
import org.emajbatch.monitor.model.Key;
import org.emajbatch.monitor.model.Model;
import org.emajbatch.monitor.model.Screen;
import org.emajbatch.monitor.view.Row;
import org.emajbatch.monitor.view.Screens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GroupsViewTest {

  static Stream<Arguments> screens() {
    return ScreenGoldens.sizes("groups", type(GroupScenes.groups(), "jj"));
  }

  @ParameterizedTest(name = "{0} {2}x{3}")
  @MethodSource("screens")
  void looksAsReviewed(String name, Model model, int columns, int rows) throws IOException {
    ScreenGoldens.assertLooks(name, model, columns, rows);
  }

  @Test
  void inAscii() throws IOException {
    ScreenGoldens.assertLooksInAscii("groups", GroupScenes.groups());
  }

  @Test
  void withoutGroupsItSaysHowToMakeOne() throws IOException {
    Model none = GroupScenes.model(new Detail.OfGroups(List.of()), new Screen.Groups());
    ScreenGoldens.assertLooks("groups-none", none, 80, 24);
  }

  @Test
  void sortsByTheSpeedOfChange() {
    Model sorted = type(GroupScenes.groups(), "sssS");
    assertThat(Screens.listing(sorted).rows())
        .extracting(Row::id)
        .startsWith(GroupScenes.LONGEST)
        .endsWith("hr", "stock");
  }

  @Test
  void aGroupOpensWithItsMarks() {
    Model group = press(type(GroupScenes.groups(), "jj"), Key.Kind.ENTER);
    assertThat(group.screen()).isEqualTo(new Screen.Marks("orders"));
    assertThat(press(group, Key.Kind.ESCAPE).screen()).isEqualTo(new Screen.Groups());
  }
}
