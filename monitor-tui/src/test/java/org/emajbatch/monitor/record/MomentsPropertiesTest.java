package org.emajbatch.monitor.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterTry;
import net.jqwik.api.lifecycle.BeforeTry;
import org.emajbatch.monitor.Scenes;
import org.emajbatch.monitor.model.Detail;
import org.emajbatch.monitor.model.Event;
import org.emajbatch.monitor.model.Model;
import org.emajbatch.monitor.model.Picture;
import org.emajbatch.monitor.model.Screen;
import org.emajbatch.monitor.model.Setting;
import org.emajbatch.monitor.model.Trends;
import org.emajbatch.monitor.model.Withheld;
import org.emajbatch.monitor.update.Update;
import org.emajbatch.sql.activity.RollbackActivity;
import org.emajbatch.sql.watch.GroupMark;
import org.emajbatch.sql.watch.GroupSummary;

/**
 * Whatever was recorded, and whichever way one came to a position: what is shown there follows from
 * the events up to it.
 */
class MomentsPropertiesTest {

  /** What an event of a recording may be. */
  private enum Kind {
    LOST,
    WITHHELD,
    BARE,
    GROUPS,
    MARKS,
    MARKS_WITH_ONE_HELD,
    UNREADABLE_MARKS
  }

  private static final List<Screen> SCREENS =
      List.of(
          new Screen.Rollbacks(),
          new Screen.Groups(),
          new Screen.Marks("g"),
          new Screen.Marks("g", Optional.of("m1")),
          new Screen.Blocked());

  /** Where one goes, and what one looks at there. */
  private record Visit(int position, Screen screen) {}

  private Path folder;

  @BeforeTry
  void makeFolder() throws Exception {
    folder = Files.createTempDirectory("replay");
  }

  @AfterTry
  void removeFolder() throws Exception {
    Files.deleteIfExists(folder.resolve("recording"));
    Files.delete(folder);
  }

  @Provide
  Arbitrary<List<Event>> recordings() {
    return recordings(2 * Trends.KEPT);
  }

  @Provide
  Arbitrary<List<Event>> shortRecordings() {
    return recordings(Trends.KEPT);
  }

  private static Arbitrary<List<Event>> recordings(int longest) {
    return Arbitraries.of(Kind.class)
        .list()
        .ofMinSize(1)
        .ofMaxSize(longest)
        .map(
            kinds -> {
              List<Event> events = new ArrayList<>();
              kinds.forEach(kind -> events.add(event(kind, events.size())));
              return events;
            });
  }

  /** The positions count from 0, so that each goes with any recording, modulo its length. */
  @Provide
  Arbitrary<List<Visit>> walks() {
    return Arbitraries.integers()
        .between(0, 2 * Trends.KEPT)
        .flatMap(position -> Arbitraries.of(SCREENS).map(screen -> new Visit(position, screen)))
        .list()
        .ofMinSize(1)
        .ofMaxSize(12);
  }

  @Provide
  Arbitrary<List<String>> presses() {
    return Arbitraries.of('.', '.', '.', ',', ',', '>', '<', '1', '2', '4')
        .list()
        .ofMinSize(1)
        .ofMaxSize(12)
        .map(keys -> keys.stream().map(String::valueOf).collect(Collectors.joining()))
        .list()
        .ofMaxSize(5);
  }

  @Property(tries = 100)
  void whatIsShownIsTheLastThatWasRecordedUpToThere(
      @ForAll("recordings") List<Event> events, @ForAll("walks") List<Visit> walk)
      throws Exception {
    try (Recording recording = record(events)) {
      Moments moments = new Moments(recording);
      for (Visit visit : walk) {
        int position = visit.position() % events.size() + 1;
        Event.Played played = moments.at(moments.step(0, position), visit.screen());

        List<Event> before = events.subList(0, position);
        Optional<Event.PictureTaken> latest = last(pictures(before));
        Optional<Event.PictureTaken> looked = last(pictures(before, visit.screen()));
        assertThat(played.picture().map(Picture::activity))
            .isEqualTo(looked.or(() -> latest).map(Event.PictureTaken::activity));
        assertThat(played.playback().latest().or(played::picture).map(Picture::activity))
            .isEqualTo(latest.map(Event.PictureTaken::activity));
        assertThat(played.picture().flatMap(Picture::extra).map(Picture.Extra::detail))
            .isEqualTo(detail(latest, looked, visit.screen()));
        assertThat(played.link().lost()).isEqualTo(reason(before));
        reason(before).ifPresent(any -> assertThat(played.link().since()).isEqualTo(out(before)));
        assertThat(played.now()).isEqualTo(at(position - 1));
        assertThat(played).isEqualTo(straight(recording, position, visit.screen()));
      }
    }
  }

  /** As long as a recording is no longer than what trends are kept of. */
  @Property(tries = 100)
  void whoLooksAtARecordingSeesWhatWasSeenThen(@ForAll("shortRecordings") List<Event> events)
      throws Exception {
    try (Recording recording = record(events)) {
      Moments moments = new Moments(recording);
      Model live = model();
      for (int position = 1; position <= events.size(); position++) {
        live = Update.apply(live, events.get(position - 1));
        Event.Played played = moments.at(moments.step(0, position), new Screen.Rollbacks());
        assertThat(played.picture().map(Picture::activity))
            .isEqualTo(live.picture().map(Picture::activity));
        assertThat(played.trends()).isEqualTo(live.trends());
        assertThat(played.link().lost()).isEqualTo(live.link().lost());
        assertThat(played.link().locked()).isEqualTo(live.link().locked());
        assertThat(played.now()).isEqualTo(live.now());
        if (live.link().lost().isPresent() || live.link().locked().isPresent()) {
          assertThat(played.link()).isEqualTo(live.link());
        }
      }
    }
  }

  @Property(tries = 50)
  void keysLeadToTheSameWhereverTheyWerePressed(
      @ForAll("recordings") List<Event> events, @ForAll("presses") List<String> presses)
      throws Exception {
    try (Recording recording = record(events);
        Replay replay = new Replay(recording)) {
      Viewer viewer = Viewer.of(replay, recording.heading(), true);
      await().pollInterval(Duration.ofMillis(2)).until(() -> viewer.position() == 1);
      int position = 1;
      for (String keys : presses) {
        viewer.press(keys);
        for (int key : keys.toCharArray()) {
          int to = position + positions(key);
          position = Math.max(1, Math.min(events.size(), to));
        }
      }
      Event.Played expected = straight(recording, position, viewer.model().screen());
      // What comes last is for the screen and the position that were reached last.
      await().pollInterval(Duration.ofMillis(2)).until(() -> viewer.last().equals(expected));
      assertThat(viewer.model()).isEqualTo(Update.apply(viewer.model(), expected));
    }
  }

  /** How far a key goes; between two events there is a second. */
  private static int positions(int key) {
    return switch (key) {
      case '.' -> 1;
      case ',' -> -1;
      case '>' -> 60;
      case '<' -> -60;
      default -> 0;
    };
  }

  /** Without having been anywhere else. */
  private static Event.Played straight(Recording recording, int position, Screen screen)
      throws Exception {
    Moments moments = new Moments(recording);
    return moments.at(moments.step(0, position), screen);
  }

  private static List<Event.PictureTaken> pictures(List<Event> events) {
    return events.stream()
        .filter(Event.PictureTaken.class::isInstance)
        .map(Event.PictureTaken.class::cast)
        .toList();
  }

  /** Those with something of a screen. */
  private static List<Event.PictureTaken> pictures(List<Event> events, Screen screen) {
    return pictures(events).stream()
        .filter(taken -> taken.extra().filter(extra -> extra.isFor(screen)).isPresent())
        .toList();
  }

  private static Optional<Detail> detail(
      Optional<Event.PictureTaken> latest, Optional<Event.PictureTaken> looked, Screen screen) {
    Detail nothing =
        new Detail.Unreadable(
            "The recording has nothing of this screen up to here: what was not looked at was not"
                + " recorded.");
    return latest
        .filter(any -> screen.needsDetail())
        .map(any -> looked.flatMap(Event.PictureTaken::extra).map(Picture.Extra::detail))
        .map(detail -> detail.orElse(nothing));
  }

  private static Optional<String> reason(List<Event> before) {
    return last(before)
        .filter(Event.LinkLost.class::isInstance)
        .map(event -> ((Event.LinkLost) event).reason());
  }

  /** Since when the server has not answered at the end of these. */
  private static Instant out(List<Event> before) {
    int first = before.size() - 1;
    while (first > 0 && before.get(first - 1) instanceof Event.LinkLost) {
      first--;
    }
    return at(first);
  }

  private static <T> Optional<T> last(List<T> list) {
    return list.isEmpty() ? Optional.empty() : Optional.of(list.get(list.size() - 1));
  }

  private Recording record(List<Event> events) throws Exception {
    Path file = folder.resolve("recording");
    Files.deleteIfExists(file);
    return Recording.open(RecordingTest.record(folder, events));
  }

  private static Model model() {
    Heading heading = RecordingTest.HEADING;
    Setting setting = new Setting(heading.place(), heading.zone(), heading.recentAge(), false);
    return Model.initial(setting, Duration.ofSeconds(1), heading.madeAt());
  }

  private static Event event(Kind kind, int number) {
    return switch (kind) {
      case LOST -> new Event.LinkLost("refused " + number, at(number));
      case BARE -> taken(number, Optional.empty());
      case WITHHELD -> withheld(number);
      case GROUPS -> taken(number, Optional.of(new Picture.Extra(SCREENS.get(1), groups(number))));
      case MARKS -> taken(number, Optional.of(new Picture.Extra(SCREENS.get(2), marks(number))));
      case MARKS_WITH_ONE_HELD ->
          taken(number, Optional.of(new Picture.Extra(SCREENS.get(3), marks(number))));
      case UNREADABLE_MARKS ->
          taken(
              number,
              Optional.of(new Picture.Extra(SCREENS.get(2), new Detail.Unreadable("no right"))));
    };
  }

  private static Event taken(int number, Optional<Picture.Extra> extra) {
    return new Event.PictureTaken(activity(number), extra, at(number));
  }

  private static Event withheld(int number) {
    return new Event.PictureTaken(
        activity(number),
        Optional.of(new Picture.Extra(SCREENS.get(1), groups(number))),
        Optional.of(new Withheld("4711 has locked it", at(number - 1))),
        at(number));
  }

  private static RollbackActivity activity(int number) {
    return new RollbackActivity(
        at(number).minusMillis(3),
        "sales",
        number % 3 == 0 ? List.of() : Scenes.executing().running(),
        List.of(),
        List.of());
  }

  private static Instant at(int number) {
    return Samples.AT.plusSeconds(number);
  }

  private static Detail marks(int number) {
    return new Detail.OfMarks(
        List.of(new GroupMark("m" + number, Samples.AT, true, false, 1, 2, "")));
  }

  /** It grows, and is reset in between. */
  private static Detail groups(int number) {
    return new Detail.OfGroups(
        List.of(
            new GroupSummary(
                "g",
                true,
                true,
                false,
                3,
                2,
                1,
                Optional.of("m"),
                Optional.of(Samples.AT),
                8_192,
                number % 7 * number,
                "c")));
  }
}
