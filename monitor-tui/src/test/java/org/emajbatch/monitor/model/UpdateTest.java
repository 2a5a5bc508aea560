package org.emajbatch.monitor.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.emajbatch.monitor.Scenes;
import org.emajbatch.sql.activity.Rollback;
import org.emajbatch.sql.activity.RollbackActivity;
import org.junit.jupiter.api.Test;

class UpdateTest {

  /** Rollbacks 42, 40, 39 and 38, from top to bottom. */
  private final Model model = Scenes.model(Scenes.executing());

  @Test
  void theTopmostRollbackIsSelectedUntilAnotherIsChosen() {
    assertThat(selected(model)).isEqualTo(42);
    assertThat(selected(press(model, Action.DOWN))).isEqualTo(40);
    assertThat(selected(press(model, Action.DOWN, Action.DOWN, Action.UP))).isEqualTo(40);
    assertThat(selected(press(model, Action.LAST))).isEqualTo(38);
    assertThat(selected(press(model, Action.LAST, Action.FIRST))).isEqualTo(42);
  }

  @Test
  void theSelectionStopsAtBothEnds() {
    assertThat(selected(press(model, Action.UP))).isEqualTo(42);
    assertThat(selected(press(model, Action.LAST, Action.DOWN))).isEqualTo(38);
  }

  @Test
  void theSelectionStaysWithItsRollbackWhenTheListMoves() {
    Model chosen = press(model, Action.DOWN);
    Model moved = take(chosen, reversed(Scenes.executing()));
    assertThat(selected(moved)).isEqualTo(40);
  }

  @Test
  void aSelectedRollbackThatDisappearsGivesWayToTheTopmost() {
    Model chosen = press(model, Action.LAST);
    Model shorter = take(chosen, withoutLast(Scenes.executing()));
    assertThat(selected(shorter)).isEqualTo(42);
    assertThat(selected(take(shorter, Scenes.executing()))).isEqualTo(38);
  }

  @Test
  void withoutRollbacksNothingIsSelected() {
    Model quiet = press(Scenes.model(Scenes.quiet()), Action.DOWN, Action.LAST);
    assertThat(quiet.selection()).isEmpty();
  }

  @Test
  void aPausedModelKeepsItsPicture() {
    Model paused = press(model, Action.PAUSE);
    Model later = take(paused, Scenes.quiet());
    assertThat(later.picture()).isEqualTo(model.picture());
    assertThat(take(press(later, Action.PAUSE), Scenes.quiet()).rollbacks()).isEmpty();
  }

  @Test
  void evenAPausedModelTakesItsFirstPicture() {
    Model waiting = Model.initial(model.setting(), Duration.ofSeconds(1), Scenes.NOW);
    assertThat(take(press(waiting, Action.PAUSE), Scenes.executing()).rollbacks()).hasSize(4);
  }

  @Test
  void aLostLinkKeepsThePictureAndTheTimeOfTheFirstFailure() {
    Instant first = Scenes.NOW.plusSeconds(3);
    Model lost = Update.apply(model, new Event.LinkLost("refused", first));
    lost = Update.apply(lost, new Event.LinkLost("starting up", first.plusSeconds(5)));
    assertThat(lost.link()).isEqualTo(new Link(Optional.of("starting up"), first));
    assertThat(lost.picture().orElseThrow().age(lost.now())).hasSeconds(8);

    Model back = Update.apply(lost, new Event.PictureTaken(Scenes.quiet(), first.plusSeconds(9)));
    assertThat(back.link().lost()).isEmpty();
    assertThat(back.picture().orElseThrow().age(back.now())).isZero();
  }

  @Test
  void theHelpPageTakesTheKeysUntilItIsLeft() {
    Model help = press(model, Action.HELP);
    assertThat(help.controls().help()).isTrue();
    assertThat(press(help, Action.DOWN, Action.PAUSE, Action.FASTER)).isEqualTo(help);
    assertThat(press(help, Action.BACK)).isEqualTo(model);
    assertThat(press(help, Action.HELP)).isEqualTo(model);
    assertThat(press(help, Action.QUIT).controls().quit()).isTrue();
  }

  @Test
  void escapeDoesNotQuit() {
    assertThat(press(model, Action.BACK)).isEqualTo(model);
    assertThat(press(model, Action.QUIT).controls().quit()).isTrue();
  }

  @Test
  void theIntervalGoesThroughItsStepsAndStopsAtTheEnds() {
    assertThat(press(model, Action.FASTER).controls().interval()).hasMillis(500);
    assertThat(press(model, Action.SLOWER).controls().interval()).hasSeconds(2);
    Model fastest = model;
    Model slowest = model;
    for (int i = 0; i < 20; i++) {
      fastest = press(fastest, Action.FASTER);
      slowest = press(slowest, Action.SLOWER);
    }
    assertThat(fastest.controls().interval()).hasMillis(100);
    assertThat(slowest.controls().interval()).hasMinutes(1);
  }

  @Test
  void anIntervalBetweenTheStepsFindsItsNeighbours() {
    Model odd = Model.initial(model.setting(), Duration.ofMillis(1_300), Scenes.NOW);
    assertThat(press(odd, Action.FASTER).controls().interval()).hasSeconds(1);
    assertThat(press(odd, Action.SLOWER).controls().interval()).hasSeconds(2);
    Model endless = Model.initial(model.setting(), Duration.ofHours(2), Scenes.NOW);
    assertThat(press(endless, Action.SLOWER).controls().interval()).hasHours(2);
    assertThat(press(endless, Action.FASTER).controls().interval()).hasMinutes(1);
  }

  @Test
  void aClockSetBackMakesNoPictureYoungerThanNew() {
    Model before = Update.apply(model, new Event.Tick(Scenes.NOW.minusSeconds(60)));
    assertThat(before.picture().orElseThrow().age(before.now())).isZero();
  }

  private static int selected(Model model) {
    return model.selection().orElseThrow().id();
  }

  private static Model press(Model model, Action... actions) {
    Model result = model;
    for (Action action : actions) {
      result = Update.apply(result, new Event.KeyPressed(action));
    }
    return result;
  }

  private static Model take(Model model, RollbackActivity activity) {
    return Update.apply(model, new Event.PictureTaken(activity, model.now()));
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
