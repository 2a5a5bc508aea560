package org.emajbatch.orchestrator.rollback;

import java.time.Duration;

/**
 * How long a run may wait for locks altogether. It is spent in a few attempts rather than in one
 * wait: between two attempts everything is released, so that an application which holds one of our
 * tables and waits for another gets through. Used by session 1's thread only.
 */
final class LockBudget {

  private static final int ATTEMPTS = 3;
  private static final int PLANS = 5;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

  private final Duration total;
  private Duration spent = Duration.ZERO;
  private int attempts;
  private int plans = 1;

  LockBudget(Duration total) {
    this.total = total;
  }

  /**
   * The longest that the coming attempt may wait: an equal share, the last one all that is left.
   */
  Duration slice() {
    Duration left = total.minus(spent);
    int attemptsLeft = Math.max(1, ATTEMPTS - attempts);
    Duration share = left.dividedBy(attemptsLeft);
    return share.toMillis() < 1 ? Duration.ofMillis(1) : share;
  }

  /** An attempt was in vain. */
  void spend(Duration duration) {
    spent = spent.plus(duration);
    attempts++;
  }

  /**
   * The plan was made for tables that have changed since. That costs no waiting, so it is counted
   * apart.
   *
   * @return whether another plan is worth while
   */
  boolean mayPlanAnew() {
    return plans++ < PLANS;
  }

  /** Whether there is nothing left to try with. */
  boolean isSpent() {
    return attempts >= ATTEMPTS || spent.compareTo(total) >= 0;
  }

  /** How long to let others through before the next attempt: twice as long each time. */
  Duration pause() {
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts - 1, 10));
    Duration left = total.minus(spent).dividedBy(2);
    Duration bounded = pause.compareTo(left) < 0 ? pause : left;
    spent = spent.plus(bounded);
    return bounded;
  }

  Duration total() {
    return total;
  }
}
