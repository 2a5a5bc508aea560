package org.emajbatch.sql.activity;

/** What a rollback is doing, or how it ended, as far as the database itself can tell. */
public enum State {
  /** Checks, steps and estimates are being made. */
  PLANNING,
  /** The sessions are taking their table locks. */
  LOCKING,
  /** The sessions run their steps. */
  EXECUTING,
  /** All steps are done; the transactions are being prepared and committed. */
  COMMITTING,
  /** Nobody finishes it any more, and prepared transactions of it still hold their locks. */
  IN_DOUBT,
  COMMITTED,
  ABORTED;

  /** Whether transactions of it are still open. */
  public boolean isRunning() {
    return this != COMMITTED && this != ABORTED;
  }
}
