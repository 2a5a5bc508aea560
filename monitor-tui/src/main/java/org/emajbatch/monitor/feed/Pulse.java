package org.emajbatch.monitor.feed;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The beat of everything that looks again and again: it can be made faster, held and ended while
 * somebody waits for it.
 */
public final class Pulse {

  private final Lock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private Duration interval;
  private boolean held;
  private boolean ended;
  private boolean wanted;

  /** A running pulse. */
  public Pulse(Duration interval) {
    this.interval = interval;
  }

  /**
   * Waits until it is time to look again, counted from now.
   *
   * @param atLeast a lower bound for this one interval
   * @return whether to go on; false once it has ended
   */
  public boolean await(Duration atLeast) throws InterruptedException {
    lock.lock();
    try {
      long start = System.nanoTime();
      while (!ended) {
        Duration due = interval.compareTo(atLeast) < 0 ? atLeast : interval;
        long left = due.toNanos() - (System.nanoTime() - start);
        if (wanted) {
          wanted = false;
          return true;
        } else if (held) {
          changed.await();
        } else if (left > 0) {
          changed.await(left, TimeUnit.NANOSECONDS);
        } else {
          return true;
        }
      }
      return false;
    } finally {
      lock.unlock();
    }
  }

  /** Changes the interval, or holds the pulse; whoever waits follows at once. */
  public void set(Duration newInterval, boolean newHeld) {
    lock.lock();
    try {
      interval = newInterval;
      held = newHeld;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Beats once at once, also while it is held; whoever does not wait yet will not have to. */
  public void beat() {
    lock.lock();
    try {
      wanted = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Ends it for good. */
  public void end() {
    lock.lock();
    try {
      ended = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
