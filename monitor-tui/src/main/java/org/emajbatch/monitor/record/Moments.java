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
   * What there is at a position, or, where the recording turns out to end before it, at its end.
   *
   * @param wanted from 1; 0 for what was before all
   * @param screen what the user looks at
   * @throws IOException where the file was changed or went away since the recording was opened
   * @throws RecordingException likewise
   */
  Event.Played at(int wanted, Screen screen) throws IOException, RecordingException {
    learn(wanted);
    int position = Math.min(wanted, size);
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
        position == 0 ? recording.heading().madeAt() : time(event(position)));
  }

  /** How long it took from a position to the next one; nothing where there is none. */
  Duration gap(int position) {
    if (position == 0 || position >= size) {
      return Duration.ZERO;
    }
    try {
      Duration gap = Duration.between(time(event(position)), time(event(position + 1)));
      return gap.isNegative() ? Duration.ZERO : gap;
    } catch (IOException | RecordingException damaged) {
      // Whoever goes there is told.
      return Duration.ZERO;
    }
  }

  private static Instant time(Event event) {
    return event instanceof Event.PictureTaken taken ? taken.at() : ((Event.LinkLost) event).at();
  }

  private void learn(int position) {
    try {
      while (index.size() < Math.min(position, size)) {
        index.add(event(index.size() + 1));
      }
    } catch (IOException | RecordingException e) {
      damage = Optional.of(Reasons.brief(e));
      size = index.size();
    }
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
    return latest == position ? link : lose(lose(link, latest + 1), position);
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
