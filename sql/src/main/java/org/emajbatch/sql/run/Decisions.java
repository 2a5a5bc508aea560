package org.emajbatch.sql.run;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** The judge: one row a run, written once, never changed; everything else only remembers. */
public final class Decisions {

  private Decisions() {}

  /**
   * Writes 'committed' inside the coordinator's open transaction: it becomes true when that
   * transaction commits.
   *
   * @throws SQLException with SQLSTATE 23505 when recovery has buried the run
   */
  public static void claim(Connection connection, RunId run) throws SQLException {
    throw new UnsupportedOperationException();
  }

  /**
   * Writes the tombstone 'aborted' unless the run is decided, and commits it.
   *
   * @param connection in autocommit mode, with no transaction open
   * @param run the run to bury
   * @param who for decided_by: the person or command that recovers
   * @param lockTimeout how long to wait for a live coordinator's key
   */
  public static BuryResult bury(Connection connection, RunId run, String who, Duration lockTimeout)
      throws SQLException {
    throw new UnsupportedOperationException();
  }

  /** What the committed row says; nothing when there is none. */
  public static Optional<Outcome> outcome(Connection connection, RunId run) throws SQLException {
    throw new UnsupportedOperationException();
  }
}
