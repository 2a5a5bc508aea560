package org.emajbatch.orchestrator.cli;

import java.sql.SQLException;
import org.emajbatch.orchestrator.failure.Failure;
import org.emajbatch.orchestrator.failure.SqlErrors;
import org.emajbatch.orchestrator.session.HelperConnection;
import org.emajbatch.sql.connect.ConnectionSettings;
import org.emajbatch.sql.engine.SessionName;

/** The one connection of a command that is no rollback, under the command's name. */
final class CommandConnection {

  private CommandConnection() {}

  /**
   * Opens one for short statements.
   *
   * @throws Failure that ends the command with "no connection"
   */
  static HelperConnection open(ConnectionSettings settings, String command) throws Failure {
    try {
      return HelperConnection.open(settings, SessionName.command(command));
    } catch (SQLException e) {
      throw SqlErrors.connection(e, settings);
    }
  }

  /** The same for statements that may take any time. */
  static HelperConnection patient(ConnectionSettings settings, String command) throws Failure {
    try {
      return HelperConnection.patient(settings, SessionName.command(command));
    } catch (SQLException e) {
      throw SqlErrors.connection(e, settings);
    }
  }
}
