package org.emajbatch.orchestrator.session;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** A point that all sessions of a run must have reached before any goes on. */
public final class Meeting {

  private final AtomicInteger missing;
  private final CompletableFuture<Void> all = new CompletableFuture<>();

  /** Of that many sessions. */
  public Meeting(int parties) {
    missing = new AtomicInteger(parties);
  }

  /**
   * One more has come; each session says so once.
   *
   * @return completes when all have; wait for it through {@link EmergencyStop#await}
   */
  public CompletableFuture<Void> arrive() {
    if (missing.decrementAndGet() == 0) {
      all.complete(null);
    }
    return all;
  }

  /** Completes when all have come; for those who only wait. */
  public CompletableFuture<Void> all() {
    return all;
  }
}
