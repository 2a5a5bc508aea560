package org.emajbatch.monitor.record;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.emajbatch.monitor.feed.Reasons;
import org.emajbatch.monitor.model.Counters;
import org.emajbatch.monitor.model.Detail;
import org.emajbatch.monitor.model.Event;
import org.emajbatch.monitor.model.Link;
import org.emajbatch.monitor.model.Picture;
import org.emajbatch.monitor.model.Playback;
import org.emajbatch.monitor.model.Screen;
import org.emajbatch.monitor.model.Trends;

/**
 * What there is to see at any position of a recording. It follows from the events up to there
 * alone: never from what was looked at before, nor from the way that one came.
 *
 * <p>A position is answered from an index of all events before it, which grows as the recording is
 * played: each event is read once for it, at the latest when something behind it is asked for. So
 * opening costs nothing, whatever the length, and nothing can be overlooked.
 */
final class Moments {

  /** The event shown, the one before and after, and the one with the screen's detail. */
  private static final int EVENTS_KEPT = 4;

  /** For going back and forth without reading again what the trends are made of. */
  private static final int READINGS_KEPT = 4 * Trends.KEPT;

  private final Recording recording;
  private final EventIndex index = new EventIndex();
  private final LastUsed<Event> events = new LastUsed<>(EVENTS_KEPT);
  private final LastUsed<Trends.Readings> readings = new LastUsed<>(READINGS_KEPT);
  private int size;
  private Optional<String> damage = Optional.empty();

  Moments(Recording recording) {
    this.recording = recording;
    this.size = recording.size();
  }

  /** How many positions there are, as far as is known: damage ends the recording before it. */
  int size() {
    return size;
  }

  /** What ends the recording before its end, in a sentence, once it was come upon. */
  Optional<String> damage() {
    return damage;
  }

  /**
   * What there is at a position.
   *
   * @param position that {@link #step} or {@link #skip} have led to; 0 for what was before all
   * @param screen what the user looks at
   * @throws IOException where the file was changed or went away since the recording was opened
   * @throws RecordingException likewise
   */
  Event.Played at(int position, Screen screen) throws IOException, RecordingException {
    int latest = index.picture(position);
    int detailed = index.detail(screen, latest);
    // What was recorded together is shown together: a detail with rollbacks of later would be a
    // picture that nobody has ever seen.
    int shown = detailed == 0 ? latest : detailed;
    return new Event.Played(
        new Playback(
            position, size, shown < latest ? Optional.of(bare(taken(latest))) : Optional.empty()),
        shown == 0 ? Optional.empty() : Optional.of(picture(taken(shown), screen)),
        link(position, latest),
        trends(shown, screen),
        position == 0 ? recording.heading().madeAt() : index.time(position));
  }

  /** How long it took from a position to the next one; nothing where there is none. */
  Duration gap(int position) {
    if (position == 0 || position >= size) {
      return Duration.ZERO;
    }
    try {
      Instant next = EventIndex.timeOf(event(position + 1));
      Duration gap = Duration.between(index.time(position), next);
      return gap.isNegative() ? Duration.ZERO : gap;
    } catch (IOException | RecordingException damaged) {
      // Whoever goes there is told.
      return Duration.ZERO;
    }
  }

  /**
   * So many positions on, or back where negative; both ends stop it.
   *
   * @param from a position
   */
  int step(int from, int by) {
    learn(from + by);
    return Math.max(Math.min(1, size), Math.min(size, from + by));
  }

  /**
   * The last position that is not later than so much after another one, or so much before it: but
   * another one, as long as there is any in that direction.
   *
   * @param from a position that was shown, or that this or {@link #step} have led to
   * @param by before where negative
   */
  int skip(int from, Duration by) {
    if (from == 0) {
      return 0;
    }
    Instant target = index.time(from).plus(by);
    int position = from;
    if (by.isNegative()) {
      do {
        position--;
      } while (position > 1 && index.time(position).isAfter(target));
      return Math.max(1, position);
    }
    do {
      position++;
    } while (learn(position + 1) && !index.time(position + 1).isAfter(target));
    return step(position, 0);
  }

  /** Takes in what there is up to a position; false where that is not there. */
  private boolean learn(int position) {
    try {
      while (index.size() < Math.min(position, size)) {
        index.add(event(index.size() + 1));
      }
    } catch (IOException | RecordingException e) {
      damage = Optional.of(Reasons.brief(e));
      size = index.size();
    }
    return position <= size;
  }

  private static Picture picture(Event.PictureTaken taken, Screen screen) {
    if (!screen.needsDetail()) {
      return bare(taken);
    }
    Picture.Extra extra =
        taken.extra().filter(recorded -> recorded.isFor(screen)).orElse(nothing(screen));
    return new Picture(taken.activity(), Optional.of(extra), taken.at());
  }

  private static Picture bare(Event.PictureTaken taken) {
    return new Picture(taken.activity(), Optional.empty(), taken.at());
  }

  private static Picture.Extra nothing(Screen screen) {
    return new Picture.Extra(
        screen,
        new Detail.Unreadable(
            "The recording has nothing of this screen up to here: what was not looked at was not"
                + " recorded."));
  }

  /** All events since the last picture are failures to take another one. */
  private Link link(int position, int latest) throws IOException, RecordingException {
    Link link = Link.live(recording.heading().madeAt());
    if (latest < position) {
      return lose(lose(link, latest + 1), position);
    }
    return latest == 0 ? link : taken(latest).withheld().map(Link::withholding).orElse(link);
  }

  private Link lose(Link link, int number) throws IOException, RecordingException {
    Event.LinkLost lost = (Event.LinkLost) event(number);
    return link.lose(lost.reason(), lost.at());
  }

  /**
   * From the last pictures, and the last ones with something of the screen, because what is counted
   * there is read only while somebody looks at it.
   */
  private Trends trends(int shown, Screen screen) throws IOException, RecordingException {
    NavigableSet<Integer> window = new TreeSet<>();
    int picture = shown;
    int detailed = index.detail(screen, shown);
    for (int i = 0; i < Trends.KEPT; i++) {
      window.add(picture);
      window.add(detailed);
      picture = index.picture(picture - 1);
      detailed = index.detail(screen, detailed - 1);
    }
    Trends trends = Trends.NONE;
    for (int number : window.tailSet(0, false)) {
      trends = trends.with(readings(number));
    }
    return trends;
  }

  private Trends.Readings readings(int number) throws IOException, RecordingException {
    Optional<Trends.Readings> known = readings.get(number);
    if (known.isPresent()) {
      return known.get();
    }
    Trends.Readings read = Counters.of(taken(number));
    readings.put(number, read);
    return read;
  }

  private Event.PictureTaken taken(int number) throws IOException, RecordingException {
    return (Event.PictureTaken) event(number);
  }

  private Event event(int number) throws IOException, RecordingException {
    Optional<Event> known = events.get(number);
    if (known.isPresent()) {
      return known.get();
    }
    Event event = recording.event(number);
    events.put(number, event);
    return event;
  }
}
