package org.emajbatch.benchmark.server;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.emajbatch.orchestrator.job.JobSchema;
import org.emajbatch.sql.connect.ConnectionSettings;
import org.emajbatch.sql.install.InstallOptions;
import org.emajbatch.sql.install.InstallRefusedException;
import org.emajbatch.sql.install.Installer;

/**
 * Puts an engine into a database and tables into a group. It calls documented functions only, in
 * whichever form the engine has them.
 *
 * @param statements what installs another engine than ours
 */
public record EngineSetup(Optional<String> statements) {

  private static final String ASSIGNS =
      "SELECT count(*) > 0 FROM pg_catalog.pg_proc WHERE proname = 'emaj_assign_tables'";

  /** Installs the engine, and what our client wants beside it. */
  public void install(ConnectionSettings database) throws SQLException {
    if (statements.isPresent()) {
      Sql.run(database, List.of(statements.get()));
    }
    try (Connection connection = Sql.open(database)) {
      Installer.install(connection, InstallOptions.defaults());
      JobSchema.install(connection);
    } catch (InstallRefusedException e) {
      throw new SQLException("the engine cannot be installed: " + e.getMessage(), e);
    }
  }

  /** Puts all tables of a schema into a new group and starts it. */
  public static void startGroup(Connection connection, String schema, String group)
      throws SQLException {
    if (Sql.isTrue(connection, ASSIGNS)) {
      Sql.call(connection, "SELECT emaj.emaj_create_group(?)", group);
      Sql.call(connection, "SELECT emaj.emaj_assign_tables(?, '.*', '', ?)", schema, group);
    } else {
      Sql.call(
          connection,
          """
          INSERT INTO emaj.emaj_group_def (grpdef_group, grpdef_schema, grpdef_tblseq)
          SELECT ?, schemaname, tablename FROM pg_catalog.pg_tables WHERE schemaname = ?
          """,
          group,
          schema);
      Sql.call(connection, "SELECT emaj.emaj_create_group(?)", group);
    }
    Sql.call(connection, "SELECT emaj.emaj_start_group(?, 'start')", group);
  }

  /** Sets a mark. */
  public static void setMark(Connection connection, String group, String mark) throws SQLException {
    Sql.call(connection, "SELECT emaj.emaj_set_mark_group(?, ?)", group, mark);
  }
}
