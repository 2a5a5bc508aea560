package org.emajbatch.monitor.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.emajbatch.monitor.model.Event;
import org.emajbatch.monitor.model.Notice;
import org.emajbatch.monitor.model.Playback;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Playing, and where it ends. */
class ReplayTest {

  @TempDir Path folder;

  @Test
  void itIsPlayedToItsEndInTheTimeOfThen() throws Exception {
    try (Recording recording = open(Samples.events());
        Replay replay = new Replay(recording)) {
      Viewer viewer = Viewer.of(replay, recording.heading(), false);
      int total = Samples.events().size();
      await().until(() -> viewer.position() == total);
      Event.PictureTaken last = (Event.PictureTaken) Samples.events().get(total - 1);
      assertThat(viewer.model().picture().orElseThrow().receivedAt()).isEqualTo(last.at());
      assertThat(viewer.model().now()).isEqualTo(last.at());
      assertThat(replay.clock().instant()).isEqualTo(last.at());
      assertThat(viewer.positions()).isSorted().doesNotHaveDuplicates().hasSize(total);
    }
  }

  @Test
  void whilePausedItIsSteppedThroughAndStopsAtBothEnds() throws Exception {
    try (Recording recording = open(Samples.events().subList(0, 3));
        Replay replay = new Replay(recording)) {
      Viewer viewer = Viewer.of(replay, recording.heading(), true);
      await().until(() -> viewer.position() == 1);
      viewer.press(".");
      await().until(() -> viewer.position() == 2);
      viewer.press(".........");
      await().until(() -> viewer.position() == 3);
      viewer.press(",");
      await().until(() -> viewer.position() == 2);
      viewer.press(",,,,,,,,,");
      await().until(() -> viewer.position() == 1);
    }
  }

  @Test
  void aDamagedRecordingIsPlayedUpToTheDamage() throws Exception {
    try (Recording recording = damaged();
        Replay replay = new Replay(recording)) {
      Viewer viewer = Viewer.of(replay, recording.heading(), false);
      await().until(() -> notice(viewer).contains("line 4: damaged"));
      assertThat(viewer.model().playback()).contains(new Playback(2, 2, Optional.empty()));
    }
  }

  /** Steps lead to where playing leads. */
  @Test
  void damageIsNotJumpedOver() throws Exception {
    try (Recording recording = damaged();
        Replay replay = new Replay(recording)) {
      Viewer viewer = Viewer.of(replay, recording.heading(), true);
      await().until(() -> viewer.position() == 1);
      viewer.press("....");
      await().until(() -> notice(viewer).contains("line 4: damaged"));
      assertThat(viewer.model().playback()).contains(new Playback(2, 2, Optional.empty()));
    }
  }

  @Test
  void anEmptyRecordingHasNothingToShow() throws Exception {
    try (Recording recording = open(List.of());
        Replay replay = new Replay(recording)) {
      Viewer viewer = Viewer.of(replay, recording.heading(), false);
      await().until(() -> viewer.position() == 0);
      viewer.press(".,2");
      assertThat(viewer.model().picture()).isEmpty();
      assertThat(viewer.model().playback()).contains(new Playback(0, 0, Optional.empty()));
    }
  }

  private static String notice(Viewer viewer) {
    return viewer.model().controls().notice().map(Notice::text).orElse("");
  }

  private Recording open(List<Event> events) throws Exception {
    return Recording.open(RecordingTest.record(folder, events));
  }

  /** Two whole events, one that is none, and a whole one again. */
  private Recording damaged() throws Exception {
    Path file = RecordingTest.record(folder, Samples.events().subList(0, 2));
    String third = Files.readAllLines(file).get(2);
    Files.writeString(file, Files.readString(file) + "{\"event\":\"pict\n" + third + "\n");
    return Recording.open(file);
  }
}
