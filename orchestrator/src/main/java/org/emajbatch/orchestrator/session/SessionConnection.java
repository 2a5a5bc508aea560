package org.emajbatch.orchestrator.session;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.emajbatch.sql.connect.ConnectionSettings;
import org.emajbatch.sql.connect.Connections;
import org.emajbatch.sql.engine.RunBackends;
import org.emajbatch.sql.engine.SessionName;
import org.emajbatch.sql.engine.SessionTransaction;
import org.emajbatch.sql.run.RunId;

/**
 * The connection of one session, pinned to it from the first lock to the end. It is never taken
 * from a pool: the session is its transaction, and that must not be handed to anybody else.
 */
public final class SessionConnection implements AutoCloseable {

  private final int number;
  private final Connection connection;
  private final int pid;

  private SessionConnection(int number, Connection connection, int pid) {
    this.number = number;
    this.connection = connection;
    this.pid = pid;
  }

  /**
   * Opens session i of n.
   *
   * @param lockTimeout the longest wait for any one lock
   */
  static SessionConnection open(
      ConnectionSettings settings, RunId run, int number, int sessions, Duration lockTimeout)
      throws SQLException {
    Connection connection = Connections.open(settings, SessionName.of(run, number, sessions));
    try {
      SessionTransaction.liftTimeLimits(connection);
      SessionTransaction.lockTimeout(connection, lockTimeout);
      return new SessionConnection(number, connection, RunBackends.pidOf(connection));
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /** The session's number, from 1. */
  public int number() {
    return number;
  }

  /** Whether this is session 1. */
  public boolean isCoordinator() {
    return number == 1;
  }

  /** The connection, always in autocommit mode for the driver. */
  public Connection connection() {
    return connection;
  }

  /** The server process. */
  public int pid() {
    return pid;
  }

  /** Cancels what the session is doing at this moment, from any thread; does nothing if idle. */
  public void cancel() {
    try {
      SessionTransaction.cancelRunning(connection);
    } catch (SQLException unreachable) {
      // Whoever cannot be reached any more is dropped by abort() a little later.
    }
  }

  /** Drops the connection under whoever is using it, from any thread. */
  public void abort() {
    try {
      connection.abort(Runnable::run);
    } catch (SQLException alreadyClosed) {
      // Then there is nothing to drop.
    }
  }

  /** Closes the connection; the server undoes what is neither committed nor prepared. */
  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException alreadyLost) {
      // Then there is nothing to close.
    }
  }
}
