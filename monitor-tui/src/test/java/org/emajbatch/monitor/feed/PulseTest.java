package org.emajbatch.monitor.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PulseTest {

  private static final Duration LONG = Duration.ofHours(1);

  @Test
  void itBeatsAfterItsInterval() throws Exception {
    Pulse pulse = new Pulse(Duration.ofMillis(20));
    long start = System.nanoTime();
    assertThat(pulse.await(Duration.ZERO)).isTrue();
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isGreaterThanOrEqualTo(Duration.ofMillis(20));
  }

  @Test
  void aLowerBoundHoldsForOneBeat() throws Exception {
    Pulse pulse = new Pulse(Duration.ofMillis(1));
    long start = System.nanoTime();
    assertThat(pulse.await(Duration.ofMillis(50))).isTrue();
    assertThat(Duration.ofNanos(System.nanoTime() - start))
        .isGreaterThanOrEqualTo(Duration.ofMillis(50));
  }

  @Test
  void whoeverWaitsFollowsAShorterIntervalAtOnce() throws Exception {
    Pulse pulse = new Pulse(LONG);
    CompletableFuture<Boolean> beat = waiting(pulse);
    pulse.set(Duration.ofMillis(1), false);
    assertThat(beat.get(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aHeldPulseBeatsOnlyWhenItIsReleased() throws Exception {
    Pulse pulse = new Pulse(Duration.ofMillis(1));
    pulse.set(Duration.ofMillis(1), true);
    CompletableFuture<Boolean> beat = waiting(pulse);
    assertThat(beat).isNotDone();
    pulse.set(Duration.ofMillis(1), false);
    assertThat(beat.get(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void oneBeatAtOnceComesAlsoWhileItIsHeld() throws Exception {
    Pulse pulse = new Pulse(LONG);
    pulse.set(LONG, true);
    CompletableFuture<Boolean> beat = waiting(pulse);
    pulse.beat();
    assertThat(beat.get(10, TimeUnit.SECONDS)).isTrue();
    assertThat(waiting(pulse)).isNotDone();
    pulse.end();
  }

  @Test
  void aBeatAskedForWhileNobodyWaitsIsNotLost() throws Exception {
    Pulse pulse = new Pulse(LONG);
    pulse.beat();
    assertThat(waiting(pulse).get(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void endingItWakesWhoeverWaits() throws Exception {
    Pulse pulse = new Pulse(LONG);
    CompletableFuture<Boolean> beat = waiting(pulse);
    pulse.end();
    assertThat(beat.get(10, TimeUnit.SECONDS)).isFalse();
    assertThat(pulse.await(Duration.ZERO)).isFalse();
  }

  private static CompletableFuture<Boolean> waiting(Pulse pulse) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return pulse.await(Duration.ZERO);
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          }
        });
  }
}
