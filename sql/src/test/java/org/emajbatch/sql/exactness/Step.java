package org.emajbatch.sql.exactness;

import java.util.List;

/**
 * What happens to a database after its groups were started. A step that makes no sense any more
 * because a smaller case lacks an earlier one is passed over.
 */
sealed interface Step {

  /** A statement in a connection; outside a transaction it is one of its own. */
  record Do(int connection, Change change) implements Step {}

  /**
   * BEGIN.
   *
   * @param level the isolation level
   */
  record Begin(int connection, String level) implements Step {}

  /** COMMIT or ROLLBACK. */
  record End(int connection, boolean commits) implements Step {}

  /** SAVEPOINT. */
  record Savepoint(int connection) implements Step {}

  /** ROLLBACK TO that savepoint. */
  record Back(int connection) implements Step {}

  /**
   * Sets a mark on groups.
   *
   * @param amid in the middle of the transaction that is open, if just one is; else nobody writes
   */
  record Mark(String name, List<String> groups, boolean amid) implements Step {}

  /**
   * Rolls groups back; nobody writes.
   *
   * @param mark a name, or {@link #UNDO}
   * @param sessions how many speak the protocol; 0: by the function for one session
   * @param commits whether it is committed, or given up when all is done
   */
  record Rollback(List<String> groups, String mark, boolean logged, int sessions, boolean commits)
      implements Step {

    /** Stands for the mark at the start of the latest logged rollback of these groups. */
    static final String UNDO = "(before the last logged rollback)";
  }

  /** Consolidates the latest logged rollback of each group that can be; nobody writes. */
  record Consolidate(List<String> groups) implements Step {}

  /** Deletes the marks of each group before that mark; nobody writes. */
  record DeleteBefore(List<String> groups, String mark) implements Step {}
}
