package org.emajbatch.monitor.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.emajbatch.monitor.model.Detail;
import org.emajbatch.monitor.model.Event;
import org.emajbatch.monitor.model.Picture;
import org.emajbatch.monitor.model.Screen;
import org.emajbatch.sql.watch.GroupMark;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is shown at a position, whichever way one came there. */
class ReplayPositionTest {

  private static final Instant AT = Samples.AT;

  @TempDir Path folder;

  private Recording recording;
  private Replay replay;

  @AfterEach
  void close() throws Exception {
    replay.close();
    recording.close();
  }

  @Test
  void aScreenIsKnownAlsoWhereItWasJumpedOver() throws Exception {
    Viewer viewer = view(bare(0), with(marks("a"), 1), bare(2), bare(3));
    viewer.press("...");
    await().until(() -> viewer.position() == 4);
    viewer.open(new Screen.Marks("g"));
    await().until(() -> viewer.detail().equals(Optional.of(marks("a").detail())));
  }

  @Test
  void goingBackForgetsWhatAScreenShowedLater() throws Exception {
    Viewer viewer = view(with(marks("a"), 0), bare(1), with(marks("b"), 2));
    viewer.open(new Screen.Marks("g"));
    viewer.press("..");
    await().until(() -> viewer.detail().equals(Optional.of(marks("b").detail())));
    viewer.press(",");
    await().until(() -> viewer.detail().equals(Optional.of(marks("a").detail())));
    assertThat(viewer.position()).isEqualTo(2);
  }

  /** The screen that the user holds a mark on is read as the one without is. */
  @Test
  void aMarkThatIsHeldOnToHidesNothing() throws Exception {
    Viewer viewer = view(with(marks("a"), 0));
    viewer.open(new Screen.Marks("g", Optional.of("a")));
    await().until(() -> viewer.detail().equals(Optional.of(marks("a").detail())));
  }

  @Test
  void whatWasRecordedWhileAMarkWasHeldIsKnownWithoutIt() throws Exception {
    Picture.Extra held =
        new Picture.Extra(new Screen.Marks("g", Optional.of("a")), marks("a").detail());
    Viewer viewer = view(with(held, 0));
    viewer.open(new Screen.Marks("g"));
    await().until(() -> viewer.detail().equals(Optional.of(marks("a").detail())));
  }

  @Test
  void aLostServerIsLostFromItsFirstFailureToTheNextAnswer() throws Exception {
    Viewer viewer = view(bare(0), lost(1), lost(2), lost(3), bare(4), bare(5));
    viewer.press("...");
    await().until(() -> viewer.position() == 4);
    assertThat(viewer.model().link().lost()).contains("refused 3");
    assertThat(viewer.model().link().since()).isEqualTo(AT.plusSeconds(1));
    viewer.press(".");
    await().until(() -> viewer.position() == 5);
    assertThat(viewer.model().link().lost()).isEmpty();
    viewer.press(",,");
    await().until(() -> viewer.position() == 3);
    assertThat(viewer.model().link().lost()).contains("refused 2");
    assertThat(viewer.model().link().since()).isEqualTo(AT.plusSeconds(1));
    assertThat(viewer.second()).isZero();
    assertThat(viewer.model().now()).isEqualTo(AT.plusSeconds(2));
  }

  @Test
  void beforeTheFirstPictureThereIsNone() throws Exception {
    Viewer viewer = view(lost(0), bare(1));
    viewer.press(".");
    await().until(() -> viewer.position() == 2);
    viewer.press(",");
    await().until(() -> viewer.position() == 1);
    assertThat(viewer.model().picture()).isEmpty();
    assertThat(viewer.model().link().lost()).contains("refused 0");
  }

  @Test
  void stepsBeyondAnEndAreNotOwedToTheNextOnes() throws Exception {
    Viewer viewer = view(bare(0), bare(1), bare(2));
    viewer.press(",,,,.");
    await().until(() -> viewer.position() == 2);
    viewer.press("........,");
    await().until(() -> viewer.position() == 2 && viewer.second() == 1);
  }

  @Test
  void aNightIsCrossedByTheMinute() throws Exception {
    Viewer viewer = view(bare(0), bare(30), lost(59), bare(61), bare(62), bare(600), bare(601));
    for (int[] step : new int[][] {{'>', 3}, {'>', 5}, {'>', 6}, {'>', 7}, {'>', 7}}) {
      viewer.press(Character.toString(step[0]));
      await().until(() -> viewer.position() == step[1]);
    }
    for (int[] step : new int[][] {{'<', 5}, {'<', 1}, {'<', 1}}) {
      viewer.press(Character.toString(step[0]));
      await().until(() -> viewer.position() == step[1]);
    }
    viewer.press(">>.");
    await().until(() -> viewer.position() == 6);
  }

  private Viewer view(Event... events) throws Exception {
    recording = Recording.open(RecordingTest.record(folder, List.of(events)));
    replay = new Replay(recording);
    Viewer viewer = Viewer.of(replay, recording.heading(), true);
    await().until(() -> viewer.position() == 1);
    return viewer;
  }

  private static Picture.Extra marks(String mark) {
    return new Picture.Extra(
        new Screen.Marks("g"),
        new Detail.OfMarks(List.of(new GroupMark(mark, AT, true, false, 1, 2, ""))));
  }

  private static Event bare(int second) {
    return Samples.taken(Optional.empty(), second);
  }

  private static Event with(Picture.Extra extra, int second) {
    return Samples.taken(Optional.of(extra), second);
  }

  private static Event lost(int second) {
    return new Event.LinkLost("refused " + second, AT.plusSeconds(second));
  }
}
