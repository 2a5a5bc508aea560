package org.emajbatch.planner.cost;

/** Kinds of steps that cost alike, with the unit in which their quantity counts. */
public enum Work {
  /** Puts rows back and logs that; logged changes. */
  RESTORE_LOGGED,
  /** Puts rows back and logs nothing; logged changes. */
  RESTORE,
  /** Compares restored rows with what they were; logged changes. */
  VERIFY,
  /** Removes what was logged since the mark; logged changes. */
  PURGE_LOG,
  /** Adds a foreign key, which reads the whole table; rows of the table. */
  ADD_KEY,
  /** Runs the checks of a foreign key; logged changes on both its sides. */
  CHECK_KEY,
  /** Puts sequences back; sequences. */
  SEQUENCES,
  /** Any statement whose duration depends on no quantity; such statements. */
  STATEMENT,
  /** What lies between two steps; steps. */
  PAUSE
}
