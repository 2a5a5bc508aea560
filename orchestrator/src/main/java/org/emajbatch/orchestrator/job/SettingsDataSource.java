package org.emajbatch.orchestrator.job;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.emajbatch.orchestrator.session.HelperConnection;
import org.emajbatch.sql.connect.ConnectionSettings;
import org.emajbatch.sql.connect.Connections;
import org.emajbatch.sql.engine.SessionTransaction;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * Opens connections as everything else here does, so that the pool needs no settings of its own.
 */
final class SettingsDataSource extends AbstractDataSource {

  /**
   * Rows of a job are written by its process and by recovery, each for a moment; whoever holds one
   * longer has lost its network.
   */
  private static final Duration LONGEST_LOCK_WAIT = Duration.ofSeconds(2);

  private final ConnectionSettings settings;
  private final String applicationName;

  SettingsDataSource(ConnectionSettings settings, String applicationName) {
    this.settings = settings;
    this.applicationName = applicationName;
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection connection =
        Connections.open(settings, applicationName, HelperConnection.LONGEST_SILENCE);
    try {
      SessionTransaction.lockTimeout(connection, LONGEST_LOCK_WAIT);
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    throw new SQLException("the connection settings name the user already");
  }
}
