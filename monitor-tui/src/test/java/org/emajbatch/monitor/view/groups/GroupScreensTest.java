package org.emajbatch.monitor.view.groups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.emajbatch.monitor.Presses.press;
import static org.emajbatch.monitor.Presses.type;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.emajbatch.monitor.GroupScenes;
import org.emajbatch.monitor.ScreenGoldens;
import org.emajbatch.monitor.model.Detail;
import org.emajbatch.monitor.model.Effect;
import org.emajbatch.monitor.model.Key;
import org.emajbatch.monitor.model.Model;
import org.emajbatch.monitor.model.Screen;
import org.emajbatch.monitor.model.Simulation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GroupScreensTest {

  private static final String GROUP = "orders";

  static Stream<Arguments> screens() {
    return Stream.of(
            ScreenGoldens.sizes("marks", type(GroupScenes.marks(), "j")),
            ScreenGoldens.sizes("contents", GroupScenes.contents()),
            ScreenGoldens.sizes("statistics", GroupScenes.statistics(false)),
            ScreenGoldens.sizes("statistics-detailed", GroupScenes.statistics(true)),
            ScreenGoldens.sizes("consolidables", GroupScenes.consolidables()),
            ScreenGoldens.sizes("history", type(GroupScenes.history(), "jj")),
            ScreenGoldens.sizes("simulation", type(GroupScenes.simulation(), "jjj")))
        .flatMap(sizes -> sizes);
  }

  static Stream<Arguments> empty() {
    Simulation nothing = new Simulation(List.of(), OptionalInt.empty(), 0, 0, "", List.of());
    return Stream.of(
        Arguments.of("marks", new Detail.OfMarks(List.of()), new Screen.Marks(GROUP)),
        Arguments.of("contents", new Detail.OfContents(List.of()), new Screen.Contents(GROUP)),
        Arguments.of(
            "statistics",
            new Detail.OfStatistics(List.of()),
            new Screen.Statistics(GROUP, Tab.LAST_MARK, Optional.empty(), false)),
        Arguments.of(
            "consolidables",
            new Detail.OfConsolidables(List.of()),
            new Screen.Consolidables(GROUP)),
        Arguments.of("history", new Detail.OfHistory(List.of()), new Screen.History(GROUP)),
        Arguments.of(
            "simulation", new Detail.OfSimulation(nothing), new Screen.Simulation(GROUP, "m1")));
  }

  @ParameterizedTest(name = "{0} {2}x{3}")
  @MethodSource("screens")
  void looksAsReviewed(String name, Model model, int columns, int rows) throws IOException {
    ScreenGoldens.assertLooks(name, model, columns, rows);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("empty")
  void saysThatThereIsNothing(String name, Detail detail, Screen screen) throws IOException {
    ScreenGoldens.assertLooks(name + "-none", GroupScenes.inGroup(detail, screen), 60, 20);
  }

  @Test
  void inAscii() throws IOException {
    ScreenGoldens.assertLooksInAscii("marks", GroupScenes.marks());
    ScreenGoldens.assertLooksInAscii("simulation", GroupScenes.simulation());
    ScreenGoldens.assertLooksInAscii("statistics", GroupScenes.statistics(true));
    ScreenGoldens.assertLooksInAscii("contents", GroupScenes.contents());
    ScreenGoldens.assertLooksInAscii("consolidables", GroupScenes.consolidables());
    ScreenGoldens.assertLooksInAscii("history", GroupScenes.history());
  }

  @Test
  void theHelpPageHasTheKeysOfTheScreen() throws IOException {
    ScreenGoldens.assertLooks("marks-help", type(GroupScenes.marks(), "?"), 120, 40);
  }

  @Test
  void untilItIsReadTheTabsAreThere() throws IOException {
    ScreenGoldens.assertLooks("contents-reading", type(GroupScenes.marks(), "c"), 60, 20);
  }

  @Test
  void theSameKeysLeadFromEachTabToTheOthers() {
    Model marks = GroupScenes.marks();
    assertThat(type(marks, "c").screen()).isEqualTo(new Screen.Contents(GROUP));
    assertThat(type(marks, "co").screen()).isEqualTo(new Screen.Consolidables(GROUP));
    assertThat(type(marks, "coe").screen()).isEqualTo(new Screen.History(GROUP));
    assertThat(type(marks, "coet").screen())
        .isEqualTo(new Screen.Statistics(GROUP, Tab.LAST_MARK, Optional.empty(), false));
    assertThat(type(marks, "coetm").screen()).isEqualTo(new Screen.Marks(GROUP));
    assertThat(press(type(marks, "coetm"), Key.Kind.ESCAPE).screen())
        .isEqualTo(new Screen.Groups());
  }

  @Test
  void changesAreCountedSinceTheSelectedMark() {
    assertThat(type(GroupScenes.marks(), "jt").screen())
        .isEqualTo(new Screen.Statistics(GROUP, "before_release", Optional.empty(), false));
  }

  @Test
  void orBetweenTwoMarksWhicheverIsChosenFirst() {
    Screen between =
        new Screen.Statistics(GROUP, "before_release", Optional.of("MARK_02.13.58.001"), false);
    assertThat(type(GroupScenes.marks(), "jfkt").screen()).isEqualTo(between);
    assertThat(type(GroupScenes.marks(), "fjt").screen()).isEqualTo(between);
  }

  @Test
  void aMarkThatIsHeldKeepsTheListAndIsLetGoByTheSameKey() throws IOException {
    Model held = type(GroupScenes.marks(), "jjfk");
    ScreenGoldens.assertLooks("marks-held", held, 80, 24);
    assertThat(type(held, "jft").screen())
        .isEqualTo(new Screen.Statistics(GROUP, "vor dem \"Lauf\" 日本", Optional.empty(), false));
  }

  @Test
  void theLogsAreReadOnlyWhenAskedFor() {
    Model detailed = type(GroupScenes.statistics(false), "v");
    assertThat(detailed.screen()).isEqualTo(GroupScenes.statistics(true).screen());
    assertThat(type(detailed, "v").screen()).isEqualTo(GroupScenes.statistics(false).screen());
    assertThat(type(detailed, "u").effects()).containsExactly(new Effect.ReadAgain());
  }

  @Test
  void copiesWhatCanBeTyped() {
    assertThat(copied(type(GroupScenes.statistics(true), "y")))
        .isEqualTo(
            "SELECT * FROM emaj.emaj_detailed_log_stat_group('orders', 'vor dem \"Lauf\" 日本',"
                + " 'before_release');");
    assertThat(copied(type(GroupScenes.simulation(), "y")))
        .isEqualTo(
            "emaj-parallel-rollback -d sales --group=orders --mark='vor dem \"Lauf\"'"
                + " --sessions=auto -h db1 -p 5432");
    assertThat(copied(type(GroupScenes.simulation(), "jjjy"))).contains("--sessions=4 ");
    assertThat(copied(type(GroupScenes.contents(), "jy")))
        .isEqualTo("SELECT * FROM emaj_sales.order_line_log ORDER BY emaj_gid DESC LIMIT 100;");
    assertThat(copied(type(GroupScenes.marks(), "Gy"))).isEqualTo(GroupScenes.HOSTILE);
  }

  private static String copied(Model model) {
    return ((Effect.Copy) model.effects().get(0)).text();
  }
}
