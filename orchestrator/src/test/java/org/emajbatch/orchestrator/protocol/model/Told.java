package org.emajbatch.orchestrator.protocol.model;

/** What the client has told its user: the classes of exit codes. */
enum Told {
  /** Nothing yet, or never. */
  NOTHING,
  /** Exit 0: all tables are at the mark. */
  COMMITTED,
  /** Exit 1, 4 or 130: nothing was changed. */
  NOTHING_CHANGED,
  /** Exit 5: nobody knows yet. */
  UNKNOWN,
  /** Exit 5: decided for the mark, and not finished everywhere. */
  UNFINISHED
}
