package org.emajbatch.orchestrator.cli;

import java.sql.Connection;
import java.sql.SQLException;
import org.emajbatch.orchestrator.failure.Failure;
import org.emajbatch.orchestrator.failure.FailureCode;
import org.emajbatch.orchestrator.failure.SqlErrors;
import org.emajbatch.orchestrator.session.HelperConnection;
import org.emajbatch.sql.connect.ConnectionSettings;
import org.emajbatch.sql.install.InstallRefusedException;

/** What installing and removing have in common: one connection, and the same failures. */
final class Administration {

  private Administration() {}

  /** The work itself. */
  @FunctionalInterface
  interface Work {
    int run(Connection connection) throws SQLException, InstallRefusedException;
  }

  static int run(ConnectionSettings settings, String name, Work work) throws Failure {
    try (HelperConnection helper = CommandConnection.patient(settings, name)) {
      return work.run(helper.connection());
    } catch (InstallRefusedException e) {
      throw Failure.refused(FailureCode.INSTALL_REFUSED, e.getMessage())
          .on(settings.database())
          .hint(e.hint())
          .because(e);
    } catch (SQLException e) {
      throw Failure.refused(
              SqlErrors.isRightsMissing(e)
                  ? FailureCode.RIGHTS_MISSING
                  : FailureCode.STATEMENT_FAILED,
              name + " failed in " + settings.describe() + ": " + SqlErrors.message(e))
          .on(settings.database())
          .hint(SqlErrors.hint(e))
          .because(e);
    }
  }
}
