package org.emajbatch.monitor.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.emajbatch.monitor.Presses.type;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.emajbatch.monitor.Golden;
import org.emajbatch.monitor.GroupScenes;
import org.emajbatch.monitor.Replayed;
import org.emajbatch.monitor.Scenes;
import org.emajbatch.monitor.WaitScenes;
import org.emajbatch.monitor.model.Effect;
import org.emajbatch.monitor.model.Event;
import org.emajbatch.monitor.model.Link;
import org.emajbatch.monitor.model.Mode;
import org.emajbatch.monitor.model.Model;
import org.emajbatch.monitor.model.Notice;
import org.emajbatch.monitor.model.Picture;
import org.emajbatch.monitor.model.Playback;
import org.emajbatch.monitor.model.Trends;
import org.emajbatch.monitor.view.Dashboard;
import org.emajbatch.monitor.view.Symbols;
import org.emajbatch.sql.activity.RollbackActivity;
import org.junit.jupiter.api.Test;

/** What is different where a recording is played. */
class ReplayTest {

  private final Model replay = Replayed.at(Scenes.model(Scenes.executing()), 12, 340);

  @Test
  void theBarTellsHowFarAndHowFastItGoes() throws IOException {
    Golden.assertMatches(
        "replay-80x24.txt", Dashboard.render(replay, 80, 24, Symbols.UNICODE).text());
    assertThat(bar(type(replay, "++"), 80)).endsWith("4x");
    assertThat(bar(type(replay, "--"), 80)).endsWith("1/5x");
    assertThat(bar(type(replay, " "), 60)).endsWith("replay 12/340, paused");
    assertThat(bar(Replayed.at(replay, 340, 340), 80))
        .endsWith("replay 340/340, 20 Nov 02:14:30, ended");
  }

  @Test
  void itIsSteppedThroughWhilePausedAsWell() {
    Model stepped = type(type(replay, " "), ".,");
    assertThat(stepped.effects()).containsExactly(new Effect.Step(1), new Effect.Step(-1));
    assertThat(type(replay, "><").effects())
        .containsExactly(
            new Effect.Skip(Duration.ofMinutes(1)), new Effect.Skip(Duration.ofMinutes(-1)));
    assertThat(Replayed.at(stepped, 13, 340).playback().orElseThrow().position()).isEqualTo(13);
  }

  @Test
  void aDatabaseIsNotSteppedThrough() {
    Model live = type(Scenes.model(Scenes.executing()), ".,<>");
    assertThat(live.effects()).isEmpty();
    Model next = Update.apply(type(live, " "), taken());
    assertThat(next.picture().orElseThrow().activity().running()).hasSize(1);
  }

  @Test
  void nothingIsLeftOfWhatWasShownBefore() {
    Model lost = Update.apply(replay, new Event.LinkLost("refused", Scenes.NOW.plusSeconds(9)));
    Event.Played before =
        new Event.Played(
            new Playback(0, 340, Optional.empty()),
            Optional.empty(),
            Link.live(Scenes.NOW.minusSeconds(1)),
            Trends.NONE,
            Scenes.NOW.minusSeconds(1));
    Model back = Update.apply(lost, before);
    assertThat(back.picture()).isEmpty();
    assertThat(back.link().lost()).isEmpty();
    assertThat(back.trends().readings()).isEmpty();
    assertThat(back.now()).isEqualTo(before.now());
  }

  @Test
  void itsTimeStandsStillBetweenTwoPictures() {
    Model later = Update.apply(replay, new Event.Tick(Scenes.NOW.plusSeconds(9)));
    assertThat(later.now()).isEqualTo(replay.now());
  }

  /** Its rollbacks are those of then, too; what is in doubt is told as of now. */
  @Test
  void aScreenThatWasNotLookedAtSinceIsShownAsItWas() throws IOException {
    Model then = WaitScenes.blocked();
    RollbackActivity later = Scenes.inDoubt();
    Instant at = Scenes.NOW.plusSeconds(93);
    Picture latest =
        new Picture(
            new RollbackActivity(at, "sales", later.running(), later.recent(), later.leftovers()),
            Optional.empty(),
            at);
    Model shown =
        Update.apply(
            then,
            new Event.Played(
                new Playback(93, 340, Optional.of(latest)),
                then.picture(),
                then.link(),
                then.trends(),
                at));
    Golden.assertMatches(
        "replay-older-80x24.txt", Dashboard.render(shown, 80, 24, Symbols.UNICODE).text());
  }

  @Test
  void whatNeedsAServerSaysThatThereIsNone() {
    Model asked = type(Replayed.at(GroupScenes.allowed(GroupScenes.groups()), 12, 340), "ja");
    assertThat(asked.controls().mode()).isEqualTo(Mode.browsing());
    assertThat(notice(asked)).contains("recording");
    Model statistics = Replayed.at(GroupScenes.statistics(true), 12, 340);
    Model again = type(statistics, "u");
    assertThat(again.effects()).isEmpty();
    assertThat(again.picture()).isEqualTo(statistics.picture());
    assertThat(notice(again)).contains("recording");
    String footer = Dashboard.render(statistics, 200, 24, Symbols.UNICODE).text();
    assertThat(footer).doesNotContain(" u again");
  }

  @Test
  void nothingIsWaitedForWhereNoPictureWasTaken() {
    Model empty = Model.initial(replay.setting(), Duration.ofSeconds(1), Scenes.NOW);
    assertThat(
            Dashboard.render(Replayed.at(empty, 0, 0), 80, 24, Symbols.UNICODE)
                .text()
                .lines()
                .skip(3)
                .findFirst())
        .contains("  No picture was recorded up to here.");
  }

  private static String notice(Model model) {
    return model.controls().notice().map(Notice::text).orElse("");
  }

  private static Event.PictureTaken taken() {
    return new Event.PictureTaken(Scenes.quiet(), Optional.empty(), Scenes.NOW.plusSeconds(1));
  }

  private static String bar(Model model, int columns) {
    return Dashboard.render(model, columns, 24, Symbols.UNICODE).text().lines().findFirst().get();
  }
}
