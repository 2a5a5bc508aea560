package org.emajbatch.orchestrator.protocol.model;

/** The decision row, as the server sees it. */
enum Row {
  ABSENT,
  /** Inserted by session 1's open transaction: it holds the key, and nobody can read it. */
  HELD,
  COMMITTED,
  ABORTED;

  boolean isDecided() {
    return this == COMMITTED || this == ABORTED;
  }
}
