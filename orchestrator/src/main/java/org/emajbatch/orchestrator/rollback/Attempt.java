package org.emajbatch.orchestrator.rollback;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.emajbatch.orchestrator.session.Meeting;

/**
 * One attempt of all sessions to lock their tables. Either all of them have locked in time, or all
 * release everything and the engine opens the rollback anew: it never takes a failed one up again.
 */
final class Attempt {

  private enum Status {
    OPEN,
    LOCKED,
    FAILED
  }

  private final int rollbackId;
  private final PlannedRollback planned;
  private final Duration slice;
  private final AtomicInteger missing;
  private final AtomicReference<Status> status = new AtomicReference<>(Status.OPEN);
  private final CompletableFuture<Boolean> verdict = new CompletableFuture<>();
  private final CompletableFuture<SQLException> failure = new CompletableFuture<>();
  private final Meeting released;
  private final CompletableFuture<Attempt> next = new CompletableFuture<>();

  /**
   * An attempt.
   *
   * @param rollbackId the engine's id of the rollback it opened for it
   * @param planned who does what
   * @param slice how long it may wait
   * @param sessions how many sessions take part
   */
  Attempt(int rollbackId, PlannedRollback planned, Duration slice, int sessions) {
    this.rollbackId = rollbackId;
    this.planned = planned;
    this.slice = slice;
    this.missing = new AtomicInteger(sessions);
    this.released = new Meeting(sessions);
  }

  int rollbackId() {
    return rollbackId;
  }

  PlannedRollback planned() {
    return planned;
  }

  Duration slice() {
    return slice;
  }

  /**
   * One more session has stopped trying, with its locks or without.
   *
   * @return completes when all have: whether all have their locks
   */
  CompletableFuture<Boolean> arrive() {
    if (missing.decrementAndGet() == 0) {
      verdict.complete(status.compareAndSet(Status.OPEN, Status.LOCKED));
    }
    return verdict;
  }

  /**
   * The attempt is in vain.
   *
   * @return whether that is news: false when it failed before, or when all had locked before
   */
  boolean fail(SQLException why) {
    boolean first = status.compareAndSet(Status.OPEN, Status.FAILED);
    if (first) {
      failure.complete(why);
    }
    return first;
  }

  boolean hasFailed() {
    return status.get() == Status.FAILED;
  }

  /** Why it was in vain. */
  SQLException failure() {
    return failure.getNow(new SQLException("the attempt did not fail"));
  }

  /** Where sessions say that they have released everything. */
  Meeting released() {
    return released;
  }

  /** The attempt after this one; completed by session 1. */
  CompletableFuture<Attempt> next() {
    return next;
  }
}
