package org.emajbatch.benchmark.experiment;

import java.time.Duration;

/**
 * How a watcher is measured.
 *
 * @param command what starts it
 * @param each how long each screen is measured; before that it is shown as long, to warm up
 * @param limit percent of one processor that no screen may take
 */
public record Watching(String command, Duration each, double limit) {

  /** Refuses what measures nothing. */
  public Watching {
    if (each.isZero() || each.isNegative() || !(limit > 0)) {
      throw new IllegalArgumentException("--seconds and --limit are above 0");
    }
  }
}
