package org.emajbatch.monitor.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.emajbatch.monitor.Presses.press;
import static org.emajbatch.monitor.Presses.type;

import java.util.List;
import java.util.Optional;
import org.emajbatch.monitor.Scenes;
import org.emajbatch.monitor.model.Detail;
import org.emajbatch.monitor.model.Effect;
import org.emajbatch.monitor.model.Event;
import org.emajbatch.monitor.model.Key.Kind;
import org.emajbatch.monitor.model.Mode;
import org.emajbatch.monitor.model.Model;
import org.emajbatch.monitor.model.Picture;
import org.emajbatch.monitor.model.Screen;
import org.emajbatch.monitor.view.Row;
import org.emajbatch.monitor.view.Screens;
import org.junit.jupiter.api.Test;

class NavigationTest {

  private final Model model = Scenes.model(Scenes.executing());

  @Test
  void fourKeysLeadToFourScreensFromEverywhere() {
    assertThat(type(model, "2").screen()).isEqualTo(new Screen.Blocked());
    assertThat(type(model, "3").screen()).isEqualTo(new Screen.InDoubt());
    assertThat(type(model, "4").screen()).isEqualTo(new Screen.Groups());
    assertThat(type(press(model, Kind.ENTER), "41").screen()).isEqualTo(new Screen.Rollbacks());
  }

  @Test
  void tabGoesRound() {
    assertThat(press(model, Kind.TAB).screen()).isEqualTo(new Screen.Blocked());
    assertThat(press(model, Kind.TAB, Kind.TAB, Kind.TAB, Kind.TAB).screen())
        .isEqualTo(new Screen.Rollbacks());
  }

  @Test
  void enterLooksIntoWhatIsSelectedAndEscComesBackToIt() {
    Model second = type(model, "j");
    Model inside = press(second, Kind.ENTER);

    assertThat(inside.screen()).isEqualTo(new Screen.Timeline(40));
    assertThat(inside.controls().path()).hasSize(2);
    Model back = press(inside, Kind.ESCAPE);
    assertThat(back.screen()).isEqualTo(new Screen.Rollbacks());
    assertThat(Screens.selection(back).map(Row::id)).contains("40");
    assertThat(type(second, "l").screen()).as("as in vi").isEqualTo(inside.screen());
    assertThat(type(inside, "h").screen()).isEqualTo(back.screen());
  }

  @Test
  void aClickSelectsAndASecondOneOpens() {
    Model clicked = Update.apply(model, new Event.RowClicked("39"));
    assertThat(clicked.screen()).isEqualTo(new Screen.Rollbacks());
    assertThat(Screens.selection(clicked).map(Row::id)).contains("39");

    assertThat(Update.apply(clicked, new Event.RowClicked("39")).screen())
        .isEqualTo(new Screen.Timeline(39));
  }

  @Test
  void theWheelMovesTheSelection() {
    Model turned = Update.apply(model, new Event.Scrolled(3));
    assertThat(Screens.selection(turned).map(Row::id)).contains("38");
    assertThat(Screens.selection(Update.apply(turned, new Event.Scrolled(-1))).map(Row::id))
        .contains("39");
  }

  @Test
  void aFilterFollowsWhatIsTyped() {
    Model filtering = type(model, "/aborted");
    assertThat(rows(filtering)).containsExactly("39", "38");
    assertThat(rows(press(filtering, Kind.ENTER))).as("kept").containsExactly("39", "38");
    assertThat(rows(press(filtering, Kind.ESCAPE))).as("as before").hasSize(4);
    assertThat(rows(press(filtering, Kind.ENTER, Kind.ESCAPE))).as("Esc takes it away").hasSize(4);
    assertThat(rows(press(type(model, "/abortedx"), Kind.BACKSPACE))).containsExactly("39", "38");
  }

  @Test
  void aFilterCanBeInverse() {
    assertThat(rows(type(model, "/!ABORTED"))).containsExactly("42", "40");
    assertThat(rows(type(model, "/!"))).as("not yet anything").hasSize(4);
  }

  @Test
  void whileAFilterIsTypedKeysAreText() {
    Model typed = type(model, "/q4?");
    assertThat(typed.controls().quit()).isFalse();
    assertThat(typed.controls().arrangement().filter()).isEqualTo("q4?");
    assertThat(press(typed, Kind.CTRL_C).controls().quit()).isTrue();
  }

  @Test
  void sortingGoesThroughTheColumnsAndBackToTheListsOwnOrder() {
    assertThat(rows(type(model, "s")))
        .as("by id, running ones first")
        .containsExactly("42", "38", "39", "40");
    assertThat(rows(type(model, "sS"))).containsExactly("42", "40", "39", "38");
    assertThat(rows(type(model, "ss"))).as("by state").containsExactly("42", "39", "38", "40");
    assertThat(rows(type(model, "ssssss"))).isEqualTo(rows(model));
  }

  @Test
  void anotherListIsArrangedForItself() {
    Model arranged = press(type(model, "s/aborted"), Kind.ENTER);
    assertThat(type(arranged, "4").controls().arrangement().filter()).isEmpty();
    assertThat(rows(type(arranged, "41"))).containsExactly("38", "39");
  }

  @Test
  void aPausedScreenThatIsOpenedGetsItsDetailAndKeepsIt() {
    Model paused = type(model, " 4");
    Model shown = groups(paused, 1);
    assertThat(shown.detail(Detail.OfGroups.class)).isPresent();
    assertThat(groups(shown, 2).picture()).isEqualTo(shown.picture());
  }

  @Test
  void whatIsReadAnewIsShownAlsoWhilePaused() {
    Screen changes = new Screen.Statistics("g", "m", Optional.empty(), true);
    Model paused = type(model, " ");
    Model shown = changes(paused.withControls(paused.controls().opening(changes)), changes, 1);
    assertThat(changes(shown, changes, 2).picture()).isEqualTo(shown.picture());

    Model asked = type(shown, "u");
    assertThat(asked.effects()).containsExactly(new Effect.ReadAgain());
    assertThat(changes(asked, changes, 3).picture().orElseThrow().receivedAt())
        .isEqualTo(Scenes.NOW.plusSeconds(3));
  }

  private static Model changes(Model model, Screen screen, int second) {
    return Update.apply(
        model,
        new Event.PictureTaken(
            Scenes.executing(),
            Optional.of(new Picture.Extra(screen, new Detail.OfStatistics(List.of()))),
            Scenes.NOW.plusSeconds(second)));
  }

  @Test
  void theDetailOfAnotherScreenIsNotShown() {
    Model late = groups(type(model, "2"), 1);
    assertThat(late.detail(Detail.OfGroups.class)).isEmpty();
  }

  @Test
  void theHelpPageScrollsAndNeverOutOfSight() {
    Model help = type(model, "?jj");
    assertThat(help.controls().mode()).isEqualTo(new Mode.Helping(2));
    assertThat(type(help, "kkkk").controls().mode()).isEqualTo(new Mode.Helping(0));
    Model far = press(help, Kind.PAGE_DOWN, Kind.PAGE_DOWN, Kind.PAGE_DOWN, Kind.PAGE_DOWN);
    assertThat(far).isEqualTo(press(far, Kind.PAGE_DOWN));
  }

  private static Model groups(Model model, int second) {
    return Update.apply(
        model,
        new Event.PictureTaken(
            Scenes.executing(),
            Optional.of(new Picture.Extra(new Screen.Groups(), new Detail.OfGroups(List.of()))),
            Scenes.NOW.plusSeconds(second)));
  }

  private static List<String> rows(Model model) {
    return Screens.listing(model).rows().stream().map(Row::id).toList();
  }
}
