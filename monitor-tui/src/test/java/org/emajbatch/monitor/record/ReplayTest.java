package org.emajbatch.monitor.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.emajbatch.monitor.model.Controls;
import org.emajbatch.monitor.model.Detail;
import org.emajbatch.monitor.model.Event;
import org.emajbatch.monitor.model.Picture;
import org.emajbatch.monitor.model.Playback;
import org.emajbatch.monitor.model.Screen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {

  /** Ten times as fast as it was. */
  private static final Controls FAST = Controls.initial(Duration.ofMillis(100));

  private static final Controls PAUSED = FAST.withPaused(true);

  @TempDir Path folder;

  private final List<Event> heard = new CopyOnWriteArrayList<>();

  @Test
  void itIsPlayedToItsEndInTheTimeOfThen() throws Exception {
    try (Recording recording = open(Samples.events());
        Replay replay = new Replay(recording)) {
      replay.start(FAST, heard::add);
      int total = Samples.events().size();
      await().until(() -> heard.contains(new Event.Played(new Playback(total, total))));
      await().until(() -> heard.size() == 2 * total);
      assertThat(heard).contains(Samples.events().get(0), Samples.events().get(1));
      Event.PictureTaken last = (Event.PictureTaken) Samples.events().get(total - 1);
      assertThat(replay.clock().instant()).isEqualTo(last.at());
    }
  }

  @Test
  void whilePausedItIsSteppedThroughAndStopsAtBothEnds() throws Exception {
    try (Recording recording = open(Samples.events().subList(0, 3));
        Replay replay = new Replay(recording)) {
      replay.start(PAUSED, heard::add);
      awaitPosition(1);
      replay.step(1);
      awaitPosition(2);
      replay.step(9);
      awaitPosition(3);
      replay.step(-1);
      awaitPosition(2);
      replay.step(-9);
      awaitPosition(1);
    }
  }

  @Test
  void aScreenShowsWhatWasRecordedOfItSoFar() throws Exception {
    Picture.Extra groups = Samples.extras().get(3);
    List<Event> events =
        List.of(Samples.taken(Optional.of(groups), 0), Samples.taken(Optional.empty(), 1));
    try (Recording recording = open(events);
        Replay replay = new Replay(recording)) {
      replay.start(PAUSED, heard::add);
      replay.step(1);
      replay.follow(PAUSED.withPath(List.of(groups.screen())));
      await().until(() -> lastDetail().equals(Optional.of(groups.detail())));
      replay.follow(PAUSED.withPath(List.of(new Screen.Blocked())));
      await().until(() -> lastDetail().filter(Detail.Unreadable.class::isInstance).isPresent());
    }
  }

  @Test
  void aDamagedRecordingIsPlayedUpToTheDamage() throws Exception {
    Path file = RecordingTest.record(folder, Samples.events().subList(0, 2));
    Files.writeString(file, Files.readString(file) + "{\"event\":\"pict");
    try (Recording recording = Recording.open(file);
        Replay replay = new Replay(recording)) {
      replay.start(FAST, heard::add);
      await().until(() -> heard.contains(new Event.Played(new Playback(2, 2))));
      await().until(() -> last() instanceof Event.Noted);
      assertThat(((Event.Noted) last()).notice().text()).contains("line 4: damaged");
      assertThat(heard).contains(Samples.events().get(0), Samples.events().get(1));
    }
  }

  @Test
  void anEmptyRecordingHasNothingToShow() throws Exception {
    try (Recording recording = open(List.of());
        Replay replay = new Replay(recording)) {
      replay.start(FAST, heard::add);
      await().until(() -> heard.contains(new Event.Played(new Playback(0, 0))));
      assertThat(heard).hasSize(1);
    }
  }

  private Recording open(List<Event> events) throws Exception {
    return Recording.open(RecordingTest.record(folder, events));
  }

  private void awaitPosition(int position) {
    await()
        .until(
            () ->
                heard.stream()
                    .filter(Event.Played.class::isInstance)
                    .reduce((first, second) -> second)
                    .filter(event -> ((Event.Played) event).playback().position() == position)
                    .isPresent());
  }

  private Optional<Detail> lastDetail() {
    return heard.stream()
        .filter(Event.PictureTaken.class::isInstance)
        .map(Event.PictureTaken.class::cast)
        .reduce((first, second) -> second)
        .flatMap(Event.PictureTaken::extra)
        .map(Picture.Extra::detail);
  }

  private Event last() {
    return heard.get(heard.size() - 1);
  }
}
