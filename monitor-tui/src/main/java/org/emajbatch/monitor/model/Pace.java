package org.emajbatch.monitor.model;

import java.time.Duration;
import java.util.List;

/** How often to look: the steps that the keys go through, whatever interval was given at start. */
public final class Pace {

  /** The dashboard's interval where none is asked for. */
  public static final Duration DEFAULT = Duration.ofSeconds(1);

  private static final List<Duration> STEPS =
      List.of(
          Duration.ofMillis(100),
          Duration.ofMillis(250),
          Duration.ofMillis(500),
          DEFAULT,
          Duration.ofSeconds(2),
          Duration.ofSeconds(5),
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          Duration.ofMinutes(1));

  private Pace() {}

  /** The next shorter step, or the same interval at the end of the scale. */
  public static Duration faster(Duration interval) {
    return STEPS.stream()
        .filter(step -> step.compareTo(interval) < 0)
        .reduce((shorter, longer) -> longer)
        .orElse(interval);
  }

  /** The next longer step, or the same interval at the end of the scale. */
  public static Duration slower(Duration interval) {
    return STEPS.stream().filter(step -> step.compareTo(interval) > 0).findFirst().orElse(interval);
  }
}
