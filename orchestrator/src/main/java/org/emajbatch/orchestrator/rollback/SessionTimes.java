package org.emajbatch.orchestrator.rollback;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** How long each session took for what; written by the session's thread, read at the end. */
final class SessionTimes {

  private final AtomicReferenceArray<Duration> lock;
  private final AtomicReferenceArray<Duration> execute;

  SessionTimes(int sessions) {
    lock = new AtomicReferenceArray<>(sessions + 1);
    execute = new AtomicReferenceArray<>(sessions + 1);
  }

  void locked(int session, long sinceNanos) {
    lock.set(session, Duration.ofNanos(System.nanoTime() - sinceNanos));
  }

  void executed(int session, long sinceNanos) {
    execute.set(session, Duration.ofNanos(System.nanoTime() - sinceNanos));
  }

  long lockMillis(int session) {
    return millis(lock.get(session));
  }

  long executeMillis(int session) {
    return millis(execute.get(session));
  }

  private static long millis(Duration duration) {
    return duration == null ? 0 : duration.toMillis();
  }
}
