package org.emajbatch.orchestrator.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** The soak: for some seconds in every build, for as long as somebody likes by hand. */
class SoakTest {

  @Test
  void whateverBreaksNoPromiseIsBroken() throws Exception {
    Duration duration = duration();
    long seed = Long.getLong("soak.seed", ThreadLocalRandom.current().nextLong(1_000_000));
    System.out.println("soak: seed %d, %d s".formatted(seed, duration.toSeconds()));

    Tally tally = new Soak(seed, duration).run();

    System.out.println("soak: seed " + seed + ", " + tally);
    assertThat(tally.violations()).isEmpty();
    assertThat(tally.runs()).isGreaterThan(duration.toSeconds() / 10);
    assertThat(tally.faults()).isGreaterThan(duration.toSeconds() / 10);
    assertThat(tally.endedWith(0)).as("runs that were left alone").isPositive();
    assertThat(tally.endedWith(1, 3, 4, 5, 130, 137)).as("runs that were not").isPositive();
  }

  private static Duration duration() {
    Integer minutes = Integer.getInteger("soak.minutes");
    return minutes == null ? Duration.ofSeconds(25) : Duration.ofMinutes(minutes);
  }
}
