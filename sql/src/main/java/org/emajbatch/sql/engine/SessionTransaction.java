package org.emajbatch.sql.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import org.postgresql.PGConnection;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/**
 * The transaction commands of a session, spelled out and run on a connection that stays in
 * autocommit mode: the driver must never begin, commit or roll back anything by itself, least of
 * all before COMMIT PREPARED, which refuses to run inside a transaction.
 */
public final class SessionTransaction {

  /** Rollbacks run for hours, whatever the server's or the role's limits are. */
  private static final String NO_TIME_LIMITS =
      """
      SELECT pg_catalog.set_config(name, '0', false)
        FROM pg_catalog.pg_settings
       WHERE name IN ('statement_timeout', 'idle_in_transaction_session_timeout',
                      'idle_session_timeout', 'transaction_timeout')
         AND setting <> '0'
      """;

  private static final String LOCK_TIMEOUT =
      "SELECT pg_catalog.set_config('lock_timeout', ?, false)";

  private static final String STATEMENT_TIMEOUT =
      "SELECT pg_catalog.set_config('statement_timeout', ?, false)";

  private static final String LOCAL_ROLE = "SELECT pg_catalog.set_config('role', ?, true)";
  private static final String ROLE = "SELECT pg_catalog.set_config('role', ?, false)";
  private static final String NO_ROLE = "SELECT pg_catalog.set_config('role', 'none', false)";

  /** remote_apply promises more than on does, so it may stay. */
  private static final String DURABLE =
      """
      SELECT pg_catalog.set_config('synchronous_commit', 'on', true)
       WHERE pg_catalog.current_setting('synchronous_commit') <> 'remote_apply'
      """;

  private static final String COUNT_PREPARED =
      "SELECT count(*) FROM pg_catalog.pg_prepared_xacts WHERE gid = ANY (?::text[])";

  private static final String UNDEFINED_OBJECT = "42704";
  private static final String BUSY = "55000";
  private static final String NOT_OPEN = "25P02";

  /** How an attempt to finish a prepared transaction ended. */
  public enum Finished {
    /** Done by this call. */
    DONE,
    /** There is none of that gid: somebody else was faster. */
    GONE,
    /** Somebody else is finishing it at this moment. */
    BUSY
  }

  private SessionTransaction() {}

  /** Lifts the limits that would end a long session; once for each connection. */
  public static void liftTimeLimits(Connection connection) throws SQLException {
    Query.run(connection, NO_TIME_LIMITS);
  }

  /** Begins a transaction of the isolation level that the engine's protocol needs. */
  public static void begin(Connection connection) throws SQLException {
    command(connection, "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE");
  }

  /** Bounds every later wait for a lock on this connection. */
  public static void lockTimeout(Connection connection, Duration timeout) throws SQLException {
    Query.run(connection, LOCK_TIMEOUT, Math.max(1, timeout.toMillis()) + "ms");
  }

  /** Bounds every later statement on this connection; zero lifts the bound. */
  public static void statementTimeout(Connection connection, Duration timeout) throws SQLException {
    Query.run(connection, STATEMENT_TIMEOUT, timeout.toMillis() + "ms");
  }

  /** Undoes everything since {@link #begin}. */
  public static void rollback(Connection connection) throws SQLException {
    command(connection, "ROLLBACK");
  }

  /**
   * Prepares the transaction; from then on it belongs to the server and outlives the connection.
   *
   * @param role the role that will own it; nothing for the connected one
   */
  public static void prepare(Connection connection, String gid, Optional<String> role)
      throws SQLException {
    if (role.isPresent()) {
      Query.run(connection, LOCAL_ROLE, role.get());
    }
    requireOpen(connection);
    command(connection, "PREPARE TRANSACTION " + SqlText.literal(gid));
  }

  /**
   * Cancels the statement that the connection is running at this moment, from any thread. It may
   * come too late and hit the next one.
   */
  public static void cancelRunning(Connection connection) throws SQLException {
    connection.unwrap(PGConnection.class).cancelQuery();
  }

  /** How many of these transactions are prepared at this moment. */
  public static int countPrepared(Connection connection, String[] gids) throws SQLException {
    return Query.one(connection, COUNT_PREPARED, row -> row.getInt(1), (Object) gids);
  }

  /** Makes the coming commit wait for the disk, whatever the server's default is. */
  public static void makeDurable(Connection session1) throws SQLException {
    Query.run(session1, DURABLE);
  }

  /**
   * Commits. When this fails with a lost connection, nothing is known: the answer may have been
   * lost after the commit.
   */
  public static void commit(Connection connection) throws SQLException {
    requireOpen(connection);
    command(connection, "COMMIT");
  }

  /**
   * In a transaction that has failed, the server answers PREPARE and COMMIT with a rollback and
   * without an error, which would look like success.
   */
  private static void requireOpen(Connection connection) throws SQLException {
    TransactionState state = connection.unwrap(BaseConnection.class).getTransactionState();
    if (state != TransactionState.OPEN) {
      throw new SQLException("the transaction is " + state + " and not open", NOT_OPEN);
    }
  }

  /** Commits a prepared transaction of the connection's database. */
  public static Finished commitPrepared(Connection connection, String gid, Optional<String> role)
      throws SQLException {
    return finish(connection, "COMMIT PREPARED " + SqlText.literal(gid), role);
  }

  /** Rolls back a prepared transaction of the connection's database. */
  public static Finished rollbackPrepared(Connection connection, String gid, Optional<String> role)
      throws SQLException {
    return finish(connection, "ROLLBACK PREPARED " + SqlText.literal(gid), role);
  }

  private static Finished finish(Connection connection, String sql, Optional<String> role)
      throws SQLException {
    if (role.isEmpty()) {
      return finish(connection, sql);
    }
    Query.run(connection, ROLE, role.get());
    Finished finished;
    try {
      finished = finish(connection, sql);
    } catch (SQLException e) {
      try {
        Query.run(connection, NO_ROLE);
      } catch (SQLException alsoLost) {
        e.addSuppressed(alsoLost);
      }
      throw e;
    }
    Query.run(connection, NO_ROLE);
    return finished;
  }

  private static Finished finish(Connection connection, String sql) throws SQLException {
    try {
      command(connection, sql);
      return Finished.DONE;
    } catch (SQLException e) {
      if (UNDEFINED_OBJECT.equals(e.getSQLState())) {
        return Finished.GONE;
      }
      if (BUSY.equals(e.getSQLState())) {
        return Finished.BUSY;
      }
      throw e;
    }
  }

  private static void command(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
