package org.emajbatch.monitor.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.emajbatch.monitor.Presses.press;
import static org.emajbatch.monitor.Presses.type;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.emajbatch.monitor.Scenes;
import org.emajbatch.monitor.model.Event;
import org.emajbatch.monitor.model.Key;
import org.emajbatch.monitor.model.Link;
import org.emajbatch.monitor.model.Mode;
import org.emajbatch.monitor.model.Model;
import org.emajbatch.monitor.model.Withheld;
import org.emajbatch.monitor.view.Screens;
import org.emajbatch.sql.activity.Rollback;
import org.emajbatch.sql.activity.RollbackActivity;
import org.junit.jupiter.api.Test;

class UpdateTest {

  /** Rollbacks 42, 40, 39 and 38, from top to bottom. */
  private final Model model = Scenes.model(Scenes.executing());

  @Test
  void theTopmostRollbackIsSelectedUntilAnotherIsChosen() {
    assertThat(selected(model)).isEqualTo(42);
    assertThat(selected(type(model, "j"))).isEqualTo(40);
    assertThat(selected(type(model, "jjk"))).isEqualTo(40);
    assertThat(selected(type(model, "G"))).isEqualTo(38);
    assertThat(selected(type(model, "Gg"))).isEqualTo(42);
  }

  @Test
  void theSelectionStopsAtBothEnds() {
    assertThat(selected(type(model, "k"))).isEqualTo(42);
    assertThat(selected(type(model, "Gj"))).isEqualTo(38);
  }

  @Test
  void theSelectionStaysWithItsRollbackWhenTheListMoves() {
    Model chosen = type(model, "j");
    Model moved = take(chosen, reversed(Scenes.executing()));
    assertThat(selected(moved)).isEqualTo(40);
  }

  @Test
  void aSelectedRollbackThatDisappearsGivesWayToTheTopmost() {
    Model chosen = type(model, "G");
    Model shorter = take(chosen, withoutLast(Scenes.executing()));
    assertThat(selected(shorter)).isEqualTo(42);
    assertThat(selected(take(shorter, Scenes.executing()))).isEqualTo(38);
  }

  @Test
  void withoutRollbacksNothingIsSelected() {
    Model quiet = type(Scenes.model(Scenes.quiet()), "jG");
    assertThat(Screens.selection(quiet)).isEmpty();
  }

  @Test
  void aPausedModelKeepsItsPicture() {
    Model paused = type(model, " ");
    Model later = take(paused, Scenes.quiet());
    assertThat(later.picture()).isEqualTo(model.picture());
    assertThat(take(type(later, " "), Scenes.quiet()).rollbacks()).isEmpty();
  }

  @Test
  void evenAPausedModelTakesItsFirstPicture() {
    Model waiting = Model.initial(model.setting(), Duration.ofSeconds(1), Scenes.NOW);
    assertThat(take(type(waiting, " "), Scenes.executing()).rollbacks()).hasSize(4);
  }

  @Test
  void aLostLinkKeepsThePictureAndTheTimeOfTheFirstFailure() {
    Instant first = Scenes.NOW.plusSeconds(3);
    Model lost = Update.apply(model, new Event.LinkLost("refused", first));
    lost = Update.apply(lost, new Event.LinkLost("starting up", first.plusSeconds(5)));
    assertThat(lost.link())
        .isEqualTo(new Link(Optional.of("starting up"), Optional.empty(), first));
    assertThat(lost.picture().orElseThrow().age(lost.now())).hasSeconds(8);

    Model back =
        Update.apply(
            lost, new Event.PictureTaken(Scenes.quiet(), Optional.empty(), first.plusSeconds(9)));
    assertThat(back.link().lost()).isEmpty();
    assertThat(back.picture().orElseThrow().age(back.now())).isZero();
  }

  @Test
  void ofRollbacksThatAreWithheldItSaysWhyAndSinceWhen() {
    Instant at = Scenes.NOW.plusSeconds(9);
    Event withheld =
        new Event.PictureTaken(
            Scenes.executing(),
            Optional.empty(),
            Optional.of(new Withheld("4711 has locked it", Scenes.NOW)),
            at);
    Model before = take(model, Scenes.executing());
    Model after = Update.apply(before, withheld);
    assertThat(after.link())
        .isEqualTo(new Link(Optional.empty(), Optional.of("4711 has locked it"), Scenes.NOW));
    assertThat(after.now()).isEqualTo(at);
    // Counters that were not read have not stood still.
    assertThat(after.trends()).isEqualTo(before.trends());
    assertThat(Update.apply(type(model, " "), withheld).picture()).isEqualTo(model.picture());
    assertThat(take(after, Scenes.executing()).link().locked()).isEmpty();
  }

  @Test
  void theHelpPageTakesTheKeysUntilItIsLeft() {
    Model help = type(model, "?");
    assertThat(help.controls().mode()).isInstanceOf(Mode.Helping.class);
    assertThat(type(help, "s+ 4")).isEqualTo(help);
    assertThat(press(help, Key.Kind.ESCAPE)).isEqualTo(model);
    assertThat(type(help, "?")).isEqualTo(model);
    assertThat(type(help, "q").controls().quit()).isTrue();
  }

  @Test
  void escapeDoesNotQuit() {
    assertThat(press(model, Key.Kind.ESCAPE)).isEqualTo(model);
    assertThat(type(model, "q").controls().quit()).isTrue();
  }

  @Test
  void theIntervalGoesThroughItsStepsAndStopsAtTheEnds() {
    assertThat(type(model, "+").controls().interval()).hasMillis(500);
    assertThat(type(model, "-").controls().interval()).hasSeconds(2);
    Model fastest = model;
    Model slowest = model;
    for (int i = 0; i < 20; i++) {
      fastest = type(fastest, "+");
      slowest = type(slowest, "-");
    }
    assertThat(fastest.controls().interval()).hasMillis(100);
    assertThat(slowest.controls().interval()).hasMinutes(1);
  }

  @Test
  void anIntervalBetweenTheStepsFindsItsNeighbours() {
    Model odd = Model.initial(model.setting(), Duration.ofMillis(1_300), Scenes.NOW);
    assertThat(type(odd, "+").controls().interval()).hasSeconds(1);
    assertThat(type(odd, "-").controls().interval()).hasSeconds(2);
    Model endless = Model.initial(model.setting(), Duration.ofHours(2), Scenes.NOW);
    assertThat(type(endless, "-").controls().interval()).hasHours(2);
    assertThat(type(endless, "+").controls().interval()).hasMinutes(1);
  }

  @Test
  void aClockSetBackMakesNoPictureYoungerThanNew() {
    Model before = Update.apply(model, new Event.Tick(Scenes.NOW.minusSeconds(60)));
    assertThat(before.picture().orElseThrow().age(before.now())).isZero();
  }

  private static int selected(Model model) {
    return Integer.parseInt(Screens.selection(model).orElseThrow().id());
  }

  private static Model take(Model model, RollbackActivity activity) {
    return Update.apply(model, new Event.PictureTaken(activity, Optional.empty(), model.now()));
  }

  private static RollbackActivity reversed(RollbackActivity activity) {
    List<Rollback> recent = new ArrayList<>(activity.recent());
    Collections.reverse(recent);
    return with(activity, recent);
  }

  private static RollbackActivity withoutLast(RollbackActivity activity) {
    return with(activity, activity.recent().subList(0, activity.recent().size() - 1));
  }

  private static RollbackActivity with(RollbackActivity activity, List<Rollback> recent) {
    return new RollbackActivity(
        activity.takenAt(), activity.database(), activity.running(), recent, activity.leftovers());
  }
}
