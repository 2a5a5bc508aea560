package org.emajbatch.sql.run;

/**
 * What a decision row says about its run; there is no third outcome, only a row that is not there
 * yet.
 */
public enum Outcome {
  /**
   * The coordinator's transaction committed: every prepared transaction of the run must be
   * committed.
   */
  COMMITTED,
  /** Recovery buried the run: every prepared transaction of the run must be rolled back. */
  ABORTED
}
