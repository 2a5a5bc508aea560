package org.emajbatch.orchestrator.protocol.model;

/** Session 1's transaction, as the server sees it. */
enum Session1 {
  /** Connected, without a transaction. */
  IDLE,
  OPEN,
  /** COMMIT is on its way. */
  COMMITTING,
  COMMITTED,
  /** Rolled back, or its backend is gone. */
  ENDED;

  boolean canStillCommit() {
    return this == OPEN || this == COMMITTING;
  }
}
