package org.emajbatch.monitor;

import java.util.Optional;
import org.emajbatch.monitor.model.Event;
import org.emajbatch.monitor.model.Model;
import org.emajbatch.monitor.model.Playback;
import org.emajbatch.monitor.update.Update;

/** What is shown, as if it came from a recording. */
public final class Replayed {

  private Replayed() {}

  /** The same picture at a position of a recording. */
  public static Model at(Model model, int position, int total) {
    return Update.apply(model, event(model, position, total));
  }

  /** What a replay would tell of it. */
  public static Event.Played event(Model model, int position, int total) {
    return new Event.Played(
        new Playback(position, total, Optional.empty()),
        model.picture(),
        model.link(),
        model.trends(),
        model.now());
  }
}
