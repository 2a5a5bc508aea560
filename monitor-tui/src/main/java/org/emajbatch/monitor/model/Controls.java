package org.emajbatch.monitor.model;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * What the user has set by hand.
 *
 * @param interval how often to look
 * @param paused whether to keep the picture there is
 * @param selected the id of the rollback chosen; it stays chosen when the list moves
 * @param help whether the help page is open
 * @param quit whether to leave
 */
public record Controls(
    Duration interval, boolean paused, OptionalInt selected, boolean help, boolean quit) {

  static Controls initial(Duration interval) {
    return new Controls(interval, false, OptionalInt.empty(), false, false);
  }

  Controls withInterval(Duration newInterval) {
    return new Controls(newInterval, paused, selected, help, quit);
  }

  Controls withPaused(boolean newPaused) {
    return new Controls(interval, newPaused, selected, help, quit);
  }

  Controls withSelected(int rollbackId) {
    return new Controls(interval, paused, OptionalInt.of(rollbackId), help, quit);
  }

  Controls withHelp(boolean newHelp) {
    return new Controls(interval, paused, selected, newHelp, quit);
  }

  Controls withQuit() {
    return new Controls(interval, paused, selected, help, true);
  }
}
