package org.emajbatch.orchestrator.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A failed sibling never leaves anybody waiting. */
class EmergencyStopTest {

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final EmergencyStop stop = new EmergencyStop();

  @AfterEach
  void shutDown() {
    threads.shutdownNow();
  }

  @Test
  void wakesWhoeverWaitsForASiblingThatWillNeverCome() throws Exception {
    CountDownLatch waiting = new CountDownLatch(1);
    Future<Boolean> sibling =
        threads.submit(
            () -> {
              waiting.countDown();
              try {
                stop.await(new Meeting(2).arrive());
                return false;
              } catch (StoppedException e) {
                return e.getCause() instanceof IllegalStateException;
              }
            });
    assertThat(waiting.await(10, TimeUnit.SECONDS)).isTrue();

    stop.pull(new IllegalStateException("session 2 failed"));

    assertThat(sibling.get(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void onlyTheFirstReasonCountsAndActionsRunOnce() {
    AtomicInteger actions = new AtomicInteger();
    stop.whenPulled(actions::incrementAndGet);
    IllegalStateException first = new IllegalStateException("first");

    assertThat(stop.pull(first)).isTrue();
    assertThat(stop.pull(new IllegalStateException("second"))).isFalse();

    assertThat(stop.reason()).containsSame(first);
    assertThat(actions).hasValue(1);
  }

  @Test
  void whatIsCompleteIsGivenEvenThoughNobodyWaited() throws Exception {
    assertThat(stop.await(CompletableFuture.completedFuture("done"))).isEqualTo("done");
  }

  @Test
  void aPauseEndsWithTheTimeOrWithTheStop() throws Exception {
    stop.pause(Duration.ofMillis(1));
    stop.pull(new IllegalStateException("failed"));
    assertThatThrownBy(() -> stop.pause(Duration.ofHours(1))).isInstanceOf(StoppedException.class);
    assertThatThrownBy(stop::check).isInstanceOf(StoppedException.class);
  }
}
