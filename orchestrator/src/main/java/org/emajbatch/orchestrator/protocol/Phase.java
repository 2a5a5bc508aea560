package org.emajbatch.orchestrator.protocol;

/** The steps of the commit protocol, and its two ends. */
public enum Phase {
  /** Session 1 inserts the decision row and takes the groups. */
  CLAIM,
  /** All sessions lock and put tables back. */
  WORK,
  /** All have done their work; session 1 ends the rollback for the engine. */
  BARRIER,
  /** Sessions 2 to N are being prepared. */
  PREPARE,
  /** Session 1 commits: that one record is the decision. */
  DECIDE,
  /** Decided for the mark; the prepared transactions are being committed. */
  FINISH,
  /** Something failed when transactions may have been prepared: the decision row must be asked. */
  RECOVER,
  /** Decided and finished: all tables are at the mark. */
  COMMITTED,
  /** Decided against, or never near a decision: nothing was changed. */
  ABORTED;

  /** Whether the protocol has ended. */
  public boolean isEnd() {
    return this == COMMITTED || this == ABORTED;
  }
}
