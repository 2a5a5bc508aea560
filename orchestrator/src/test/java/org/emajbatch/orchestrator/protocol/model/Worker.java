package org.emajbatch.orchestrator.protocol.model;

/** The transaction of one of the sessions 2 to N, as the server sees it. */
enum Worker {
  OPEN,
  /** PREPARE is on its way. */
  PREPARING,
  PREPARED,
  COMMITTED,
  /** Rolled back without ever having been prepared. */
  ENDED,
  /** Rolled back after it was prepared. */
  ROLLED_BACK;

  boolean wasPrepared() {
    return this == PREPARED || this == COMMITTED || this == ROLLED_BACK;
  }
}
