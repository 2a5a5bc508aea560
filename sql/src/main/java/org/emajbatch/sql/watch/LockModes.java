package org.emajbatch.sql.watch;

import java.util.List;

/** Which locks exclude each other, as PostgreSQL's manual has it in "Conflicting Lock Modes". */
final class LockModes {

  private static final List<String> MODES =
      List.of(
          "AccessShareLock",
          "RowShareLock",
          "RowExclusiveLock",
          "ShareUpdateExclusiveLock",
          "ShareLock",
          "ShareRowExclusiveLock",
          "ExclusiveLock",
          "AccessExclusiveLock");

  /** Of each mode the positions of those it conflicts with. */
  private static final List<String> CONFLICTS =
      List.of("7", "67", "4567", "34567", "23567", "234567", "1234567", "01234567");

  private LockModes() {}

  /** Whether the one waits while another transaction has the other; unknown ones never do. */
  static boolean conflict(String one, String other) {
    int row = MODES.indexOf(one);
    int column = MODES.indexOf(other);
    return row >= 0 && column >= 0 && CONFLICTS.get(row).indexOf((char) ('0' + column)) >= 0;
  }
}
