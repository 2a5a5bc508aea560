package org.emajbatch.orchestrator.session;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.emajbatch.sql.connect.ConnectionSettings;
import org.emajbatch.sql.connect.Connections;

/**
 * A connection that works for a run without being one of its sessions. Closing it never fails: at
 * that point everything is said, and a lost connection must not look like a lost rollback.
 */
public final class HelperConnection implements AutoCloseable {

  /** Generous: the server may be busy with a rollback. */
  public static final Duration LONGEST_SILENCE = Duration.ofMinutes(2);

  private final Connection connection;

  private HelperConnection(Connection connection) {
    this.connection = connection;
  }

  /** Opens one, for statements that are all short: a silent server is an error then. */
  public static HelperConnection open(ConnectionSettings settings, String applicationName)
      throws SQLException {
    return new HelperConnection(Connections.open(settings, applicationName, LONGEST_SILENCE));
  }

  /** Opens one for statements that may take any time. */
  public static HelperConnection patient(ConnectionSettings settings, String applicationName)
      throws SQLException {
    return new HelperConnection(Connections.open(settings, applicationName));
  }

  /** The connection, in autocommit mode. */
  public Connection connection() {
    return connection;
  }

  /** Drops it under whoever is using it. */
  public void abort() {
    try {
      connection.abort(Runnable::run);
    } catch (SQLException alreadyClosed) {
      // Then there is nothing to drop.
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException alreadyLost) {
      // Then there is nothing to close.
    }
  }
}
