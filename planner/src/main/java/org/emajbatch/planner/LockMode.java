package org.emajbatch.planner;

/**
 * How a session holds a table until the end of the run, as far as it matters to other sessions of
 * the same run. Of two equal or different modes only {@link #ROW_SHARE} with itself is compatible;
 * the server's other modes are not met here.
 */
enum LockMode {
  /** A foreign key is checked against it. */
  ROW_SHARE,
  /** It is put back. */
  EXCLUSIVE,
  /** A foreign key from or to it is dropped and added again. */
  ACCESS_EXCLUSIVE
}
