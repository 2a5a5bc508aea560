package org.emajbatch.orchestrator.session;

import java.sql.Connection;
import java.sql.SQLException;
import org.emajbatch.sql.connect.ConnectionSettings;
import org.emajbatch.sql.connect.Connections;

/**
 * A connection that works for a run without being one of its sessions. Closing it never fails: at
 * that point everything is said, and a lost connection must not look like a lost rollback.
 */
public final class HelperConnection implements AutoCloseable {

  private final Connection connection;

  private HelperConnection(Connection connection) {
    this.connection = connection;
  }

  /** Opens one. */
  public static HelperConnection open(ConnectionSettings settings, String applicationName)
      throws SQLException {
    return new HelperConnection(Connections.open(settings, applicationName));
  }

  /** The connection, in autocommit mode. */
  public Connection connection() {
    return connection;
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
