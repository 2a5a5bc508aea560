package org.emajbatch.orchestrator.job;

import java.sql.Connection;
import java.sql.SQLException;
import org.emajbatch.orchestrator.session.HelperConnection;
import org.emajbatch.sql.connect.ConnectionSettings;
import org.emajbatch.sql.connect.Connections;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * Opens connections as everything else here does, so that the pool needs no settings of its own.
 */
final class SettingsDataSource extends AbstractDataSource {

  private final ConnectionSettings settings;
  private final String applicationName;

  SettingsDataSource(ConnectionSettings settings, String applicationName) {
    this.settings = settings;
    this.applicationName = applicationName;
  }

  @Override
  public Connection getConnection() throws SQLException {
    return Connections.open(settings, applicationName, HelperConnection.LONGEST_SILENCE);
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    throw new SQLException("the connection settings name the user already");
  }
}
