package org.emajbatch.orchestrator.protocol;

/**
 * The named points of a run at which a {@link StepListener} is called. A test waits, throws, cuts a
 * connection or halts the process there.
 */
public enum ProtocolStep {
  /** The run row is committed, session 1 has no transaction yet. */
  BEFORE_CLAIM,
  /** The decision row is inserted and the groups are locked. */
  AFTER_CLAIM,
  /** The engine has planned. */
  AFTER_INIT,
  /** The assignment is written back. */
  AFTER_ASSIGNMENT,
  /** A session is about to lock its tables. */
  BEFORE_LOCK,
  /** A session has locked its tables. */
  AFTER_LOCK,
  /** All have locked and the engine has started the execution. */
  AFTER_START,
  /** A session has put its tables back. */
  AFTER_EXECUTE,
  /** All have put their tables back; session 1 is about to end the rollback. */
  BARRIER,
  /** The engine has ended the rollback; nothing is prepared. */
  AFTER_END,
  /** A worker is about to be prepared. */
  BEFORE_PREPARE,
  /** A worker is prepared. */
  AFTER_PREPARE,
  /** All workers are prepared; session 1 is about to commit. */
  BEFORE_DECIDE,
  /** Session 1's commit was answered. */
  AFTER_DECIDE,
  /** A worker's prepared transaction is about to be committed. */
  BEFORE_FINISH,
  /** A worker's prepared transaction is committed. */
  AFTER_FINISH,
  /** All is committed; the bookkeeping is about to be written. */
  BEFORE_BOOKKEEPING,
  /** Recovery is about to ask for the verdict on a run, and to write it where there is none. */
  BEFORE_VERDICT,
  /** Recovery has a verdict on a run and is about to carry it out. */
  AFTER_VERDICT
}
