package org.emajbatch.sql.exactness;

import java.util.List;

/**
 * What happens to a database after its groups were started. A step that makes no sense any more
 * because a smaller case lacks an earlier one is passed over.
 */
sealed interface Step {

  /** A statement in a connection; outside a transaction it is one of its own. */
  record Do(int connection, Change change) implements Step {}

  /** BEGIN. */
  record Begin(int connection) implements Step {}

  /** COMMIT or ROLLBACK. */
  record End(int connection, boolean commits) implements Step {}

  /** SAVEPOINT. */
  record Savepoint(int connection) implements Step {}

  /** ROLLBACK TO that savepoint. */
  record Back(int connection) implements Step {}

  /** Sets a mark on groups; nobody writes. */
  record Mark(String name, List<String> groups) implements Step {}

  /**
   * Rolls groups back; nobody writes.
   *
   * @param mark a name, or {@link #UNDO}
   * @param sessions how many speak the protocol; 0: by the function for one session
   */
  record Rollback(List<String> groups, String mark, boolean logged, int sessions) implements Step {

    /** Stands for the mark at the start of the latest logged rollback of these groups. */
    static final String UNDO = "(before the last logged rollback)";
  }
}
