package org.emajbatch.sql.run;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/**
 * The judge: one row a run, written once, never changed; everything else only remembers. Two
 * writers contend for the row's key: the coordinator, who holds it while the run is in progress,
 * and recovery, who gets it only when the coordinator is gone.
 */
public final class Decisions {

  private static final String CLAIM =
      """
      INSERT INTO emaj_batch.decision (run_id, outcome, decided_by)
      VALUES (?, 'committed', 'coordinator')
      """;

  private static final String BURY =
      """
      INSERT INTO emaj_batch.decision (run_id, outcome, decided_by)
      VALUES (?, 'aborted', 'recovery ' || ?)
      ON CONFLICT DO NOTHING
      """;

  private static final String OUTCOME = "SELECT outcome FROM emaj_batch.decision WHERE run_id = ?";

  private static final String LOCK_NOT_AVAILABLE = "55P03";

  private Decisions() {}

  /**
   * Writes 'committed' inside the coordinator's open transaction: it becomes true when that
   * transaction commits. It must be the transaction's first write, before any session is asked to
   * prepare.
   *
   * @param connection with a transaction open, or with autocommit off
   * @throws SQLException with SQLSTATE 23505 when recovery has buried the run
   */
  public static void claim(Connection connection, RunId run) throws SQLException {
    if (connection.getAutoCommit() && !isInTransaction(connection)) {
      throw new IllegalStateException("a claim outside a transaction would decide at once");
    }
    try (PreparedStatement statement = connection.prepareStatement(CLAIM)) {
      statement.setObject(1, run.uuid());
      statement.executeUpdate();
    }
  }

  /**
   * Writes the tombstone 'aborted' unless the run is decided, and commits it.
   *
   * @param connection in autocommit mode, with no transaction open
   * @param run the run to bury
   * @param who for decided_by: the person or command that recovers
   * @param lockTimeout how long to wait for a live coordinator's key, at least a millisecond
   * @throws SQLException when the answer is unknown; to repeat the call is always safe
   */
  public static BuryResult bury(Connection connection, RunId run, String who, Duration lockTimeout)
      throws SQLException {
    if (!connection.getAutoCommit()) {
      throw new IllegalStateException("a tombstone counts only when it is committed by itself");
    }
    connection.setAutoCommit(false);
    BuryResult result;
    try {
      result = insertTombstone(connection, run, who, lockTimeout);
      connection.commit();
    } catch (SQLException e) {
      undo(connection, e);
      if (!LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
        throw e;
      }
      result = BuryResult.IN_PROGRESS;
    }
    connection.setAutoCommit(true);
    return result;
  }

  /** What the committed row says; nothing when there is none. */
  public static Optional<Outcome> outcome(Connection connection, RunId run) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(OUTCOME)) {
      statement.setObject(1, run.uuid());
      try (ResultSet row = statement.executeQuery()) {
        return row.next()
            ? Optional.of(Outcome.valueOf(row.getString(1).toUpperCase(Locale.ROOT)))
            : Optional.empty();
      }
    }
  }

  /** Of a transaction that was begun by a statement and not by the driver. */
  private static boolean isInTransaction(Connection connection) throws SQLException {
    return connection.unwrap(BaseConnection.class).getTransactionState() == TransactionState.OPEN;
  }

  private static BuryResult insertTombstone(
      Connection connection, RunId run, String who, Duration lockTimeout) throws SQLException {
    try (Statement settings = connection.createStatement()) {
      // With REPEATABLE READ as default the insert would fail where it should answer "already
      // decided".
      settings.execute("SET TRANSACTION ISOLATION LEVEL READ COMMITTED, READ WRITE");
      // Zero would mean to wait for ever.
      settings.execute("SET LOCAL lock_timeout = " + Math.max(1, lockTimeout.toMillis()));
      settings.execute("SET LOCAL synchronous_commit = on");
    }
    try (PreparedStatement statement = connection.prepareStatement(BURY)) {
      statement.setObject(1, run.uuid());
      statement.setString(2, who);
      return statement.executeUpdate() == 1 ? BuryResult.BURIED : BuryResult.ALREADY_DECIDED;
    }
  }

  private static void undo(Connection connection, SQLException reason) {
    try {
      connection.rollback();
      connection.setAutoCommit(true);
    } catch (SQLException alsoBroken) {
      reason.addSuppressed(alsoBroken);
    }
  }
}
