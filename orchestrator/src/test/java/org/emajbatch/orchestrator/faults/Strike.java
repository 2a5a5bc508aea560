package org.emajbatch.orchestrator.faults;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.emajbatch.orchestrator.faults.Interception.Action;

/** A fault that happens once, on whichever thread gets there; what fails in it fails the test. */
final class Strike {

  private final Action action;
  private final CompletableFuture<Void> struck = new CompletableFuture<>();
  private boolean begun;

  Strike(Action action) {
    this.action = action;
  }

  /** Lets it happen, unless it has. */
  void strike() {
    synchronized (this) {
      if (begun) {
        return;
      }
      begun = true;
    }
    try {
      action.run();
      struck.complete(null);
    } catch (Throwable e) {
      struck.completeExceptionally(e);
    }
  }

  boolean hasStruck() {
    return struck.isDone();
  }

  /** Waits for the end of what has begun; the program has ended, so nothing begins any more. */
  void await() throws Exception {
    synchronized (this) {
      if (!begun) {
        throw new IllegalStateException("the program never came to that moment");
      }
    }
    struck.get(60, TimeUnit.SECONDS);
  }
}
