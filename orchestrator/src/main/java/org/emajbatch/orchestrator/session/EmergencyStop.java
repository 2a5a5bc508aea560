package org.emajbatch.orchestrator.session;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Stops all sessions of a run as soon as one of them fails: whoever waits for a sibling wakes up,
 * whoever is inside a statement is cancelled. Sessions must wait for each other through {@link
 * #await} only; a plain wait for a sibling that has failed would never end.
 */
public final class EmergencyStop {

  private final CompletableFuture<Void> pulled = new CompletableFuture<>();
  private final AtomicReference<Throwable> reason = new AtomicReference<>();
  private final Object sealing = new Object();
  private boolean sealed;
  private final List<Runnable> actions = new CopyOnWriteArrayList<>();

  /** What to do, once, on the thread that stops the run; must not block and must not throw. */
  public void whenPulled(Runnable action) {
    actions.add(action);
  }

  /**
   * Stops the run. Only the first reason counts: the others are its consequences.
   *
   * @return whether this was the first
   */
  public boolean pull(Throwable why) {
    if (!reason.compareAndSet(null, why)) {
      return false;
    }
    pulled.complete(null);
    actions.forEach(Runnable::run);
    return true;
  }

  /**
   * Stops the run because somebody wishes so, which is possible only until {@link #seal}.
   *
   * @return whether this stopped it
   */
  public boolean request(Throwable wish) {
    synchronized (sealing) {
      return !sealed && pull(wish);
    }
  }

  /**
   * From now on wishes are refused: the decision is about to be sent, and whoever is told that the
   * run stops must be told the truth. Failures still stop it.
   *
   * @throws StoppedException when the run is stopped already
   */
  public void seal() throws StoppedException {
    synchronized (sealing) {
      check();
      sealed = true;
    }
  }

  /** Why the run was stopped, if it was. */
  public Optional<Throwable> reason() {
    return Optional.ofNullable(reason.get());
  }

  /** Does nothing unless the run is stopped. */
  public void check() throws StoppedException {
    if (reason.get() != null) {
      throw new StoppedException(reason.get());
    }
  }

  /** Waits for what a sibling will complete, or for the stop. */
  public <T> T await(CompletableFuture<T> awaited) throws StoppedException, InterruptedException {
    try {
      CompletableFuture.anyOf(awaited, pulled).get();
      check();
      return awaited.get();
    } catch (ExecutionException e) {
      throw new StoppedException(e.getCause());
    }
  }

  /** Lets time pass, unless the run is stopped. */
  public void pause(Duration duration) throws StoppedException, InterruptedException {
    try {
      pulled.get(duration.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException timeIsUp) {
      return;
    } catch (ExecutionException e) {
      throw new StoppedException(e.getCause());
    }
    check();
  }
}
