package org.emajbatch.monitor.record;

import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.emajbatch.monitor.model.Event;
import org.emajbatch.monitor.model.Picture;
import org.emajbatch.monitor.model.Screen;

/**
 * When the events of a recording happened, which are pictures, and which of these have something
 * for which screen: a time and some bits for each, because the events themselves are larger than
 * memory. It knows only what was added, so nothing must be asked of a position that is not.
 */
final class EventIndex {

  private final BitSet pictures = new BitSet();
  private final Map<Screen, BitSet> details = new HashMap<>();
  private final List<Instant> times = new ArrayList<>();
  private int size;

  /** Takes the next event in. */
  void add(Event event) {
    size++;
    times.add(timeOf(event));
    if (event instanceof Event.PictureTaken taken) {
      pictures.set(size);
      taken
          .extra()
          .map(Picture.Extra::screen)
          .map(Screen::read)
          .ifPresent(screen -> details.computeIfAbsent(screen, any -> new BitSet()).set(size));
    }
  }

  /** How many events it knows. */
  int size() {
    return size;
  }

  /** When an event happened, by the clock of the client then. */
  Instant time(int number) {
    return times.get(number - 1);
  }

  /** The same of one that is not in here yet. */
  static Instant timeOf(Event event) {
    return event instanceof Event.PictureTaken taken ? taken.at() : ((Event.LinkLost) event).at();
  }

  /** The number of the last picture at or before a position; 0 where there is none. */
  int picture(int position) {
    return before(pictures, position);
  }

  /** The number of the last event that has a screen's detail, likewise. */
  int detail(Screen screen, int position) {
    return before(details.getOrDefault(screen.read(), new BitSet()), position);
  }

  private static int before(BitSet events, int position) {
    return Math.max(0, events.previousSetBit(position));
  }
}
