package org.emajbatch.orchestrator.rollback;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.emajbatch.orchestrator.session.Meeting;

/**
 * One attempt of all sessions to lock their tables and to start. Either all of them have locked in
 * time and every database has started, or all release everything and the engine opens the rollback
 * anew: it never takes a failed one up again.
 */
final class Attempt {

  private enum Status {
    OPEN,
    LOCKED,
    FAILED
  }

  private final List<Opened> opened;
  private final Duration slice;
  private final AtomicInteger missing;
  private final AtomicInteger unstarted;
  private final AtomicReference<Status> status = new AtomicReference<>(Status.OPEN);
  private final AtomicReference<SQLException> outdated = new AtomicReference<>();
  private final CompletableFuture<Boolean> locked = new CompletableFuture<>();
  private final CompletableFuture<Boolean> started = new CompletableFuture<>();
  private final CompletableFuture<SQLException> failure = new CompletableFuture<>();
  private final CompletableFuture<Void> quiet = new CompletableFuture<>();
  private final Meeting released;
  private final CompletableFuture<Attempt> next = new CompletableFuture<>();

  /**
   * An attempt.
   *
   * @param opened what the engine opened for it, in the order of the parts
   * @param slice how long it may wait
   * @param sessions how many sessions take part
   */
  Attempt(List<Opened> opened, Duration slice, int sessions) {
    this.opened = List.copyOf(opened);
    this.slice = slice;
    this.missing = new AtomicInteger(sessions);
    this.unstarted = new AtomicInteger(opened.size());
    this.released = new Meeting(sessions);
  }

  /** What the engine opened in a part's database. */
  Opened in(Part part) {
    return opened.get(part.number());
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
      locked.complete(status.compareAndSet(Status.OPEN, Status.LOCKED));
    }
    return locked;
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

  /**
   * Completes when no cancellation of this attempt is on its way any more: until then a session's
   * next statement might be hit by one that is late. Whoever makes the attempt fail completes it.
   */
  CompletableFuture<Void> quiet() {
    return quiet;
  }

  /** Why it was in vain. */
  SQLException failure() {
    return failure.getNow(new SQLException("the attempt did not fail"));
  }

  /**
   * All have their locks, and the engine was asked to start in one more database.
   *
   * @param refusal that the plan no longer suits the tables, if it said so
   */
  void started(Optional<SQLException> refusal) {
    refusal.ifPresent(why -> outdated.compareAndSet(null, why));
    if (unstarted.decrementAndGet() == 0) {
      started.complete(outdated.get() == null);
    }
  }

  /** Completes when every database was asked: whether all of them have started. */
  CompletableFuture<Boolean> started() {
    return started;
  }

  /** Why it could not start, if that is why it was in vain. */
  Optional<SQLException> outdated() {
    return Optional.ofNullable(outdated.get());
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
