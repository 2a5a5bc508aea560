package org.emajbatch.sql.run;

/** How an attempt to write the tombstone of a run ended. */
public enum BuryResult {
  /** The tombstone is written and committed: the coordinator can no longer commit. */
  BURIED,
  /** A row was there before; {@link Decisions#outcome} tells which way it went. */
  ALREADY_DECIDED,
  /** A live coordinator holds the key: the run is in progress and must be left alone. */
  IN_PROGRESS
}
