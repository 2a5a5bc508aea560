package org.emajbatch.sql.install;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.emajbatch.sql.connect.Invocation;
import org.emajbatch.sql.engine.Engine;
import org.emajbatch.sql.engine.EngineKind;
import org.emajbatch.sql.install.InstallOptions.EngineForm;

/** What must hold before anything is put into a database. */
final class InstallChecks {

  private static final int OLDEST_SERVER = 14;

  private static final String MISSING_RIGHTS =
      """
      SELECT right_name
        FROM (VALUES ('CREATE on the database',
                      pg_catalog.has_database_privilege(pg_catalog.current_database(), 'CREATE')),
                     ('CREATEROLE', (SELECT rolcreaterole FROM pg_catalog.pg_roles WHERE rolname = current_user))
             ) AS r (right_name, is_held)
       WHERE NOT is_held AND pg_catalog.current_setting('is_superuser') = 'off'
      """;

  private static final String SCHEMA_EXISTS =
      "SELECT 1 FROM pg_catalog.pg_namespace WHERE nspname = ?";

  private static final String EXTENSION_FILES =
      "SELECT 1 FROM pg_catalog.pg_available_extension_versions WHERE name = 'emaj' AND version = ?";

  private InstallChecks() {}

  static void server(Connection connection) throws SQLException, InstallRefusedException {
    if (connection.getMetaData().getDatabaseMajorVersion() < OLDEST_SERVER) {
      throw new InstallRefusedException(
          "PostgreSQL "
              + connection.getMetaData().getDatabaseProductVersion()
              + " is too old. Nothing was changed.",
          "Use a server of version " + OLDEST_SERVER + " or later.");
    }
  }

  static void rights(Connection connection) throws SQLException, InstallRefusedException {
    List<String> missing = Sql.texts(connection, MISSING_RIGHTS);
    if (!missing.isEmpty()) {
      throw new InstallRefusedException(
          "Role "
              + Sql.texts(connection, "SELECT current_user").get(0)
              + " may not install into database "
              + connection.getCatalog()
              + ": it lacks "
              + String.join(" and ", missing)
              + ". Nothing was changed.",
          "Connect as a superuser: option -U postgres.");
    }
  }

  /** The schema emaj must be the engine's, E-Maj's, or not there. */
  static void engine(Connection connection, Engine engine)
      throws SQLException, InstallRefusedException {
    String version = Resources.engineVersion();
    if (engine.kind() == EngineKind.NO_ACCESS
        || engine.kind() == EngineKind.NONE && Sql.exists(connection, SCHEMA_EXISTS, "emaj")) {
      throw new InstallRefusedException(
          "Database "
              + connection.getCatalog()
              + " has a schema emaj that is neither E-Maj's nor this engine's, or that"
              + " this role may not look into. Nothing was changed.",
          "Rename or drop that schema, or connect as a superuser.");
    }
    if (engine.kind() == EngineKind.OURS && !engine.version().equals(version)) {
      throw new InstallRefusedException(
          "Database "
              + connection.getCatalog()
              + " has the engine in version "
              + engine.version()
              + ", and this program"
              + " installs version "
              + version
              + "; one cannot be put over the other. Nothing was changed.",
          "Stop the table groups, then: "
              + Invocation.of("uninstall", connection.getCatalog())
              + ", and install again.");
    }
  }

  static void form(Connection connection, EngineForm form)
      throws SQLException, InstallRefusedException {
    String version = Resources.engineVersion();
    if (form == EngineForm.EXTENSION && !Sql.exists(connection, EXTENSION_FILES, version)) {
      throw new InstallRefusedException(
          "The server does not have the files of extension emaj in version "
              + version
              + ". Nothing was changed.",
          "Put emaj.control and emaj--"
              + version
              + ".sql into the directory $(pg_config --sharedir)/extension of the"
              + " server, or install without the extension, as a plain script.");
    }
  }

  /** Whether emaj_batch is there; a schema of that name that is somebody else's is refused. */
  static boolean batchSchemaPresent(Connection connection)
      throws SQLException, InstallRefusedException {
    if (!Sql.exists(connection, SCHEMA_EXISTS, "emaj_batch")) {
      return false;
    }
    if (!Sql.exists(
        connection, "SELECT 1 WHERE pg_catalog.to_regclass('emaj_batch.decision') IS NOT NULL")) {
      throw new InstallRefusedException(
          "Database "
              + connection.getCatalog()
              + " has a schema emaj_batch without the table decision, which is not"
              + " ours. Nothing was changed.",
          "Rename or drop that schema.");
    }
    return true;
  }

  /** Whether nothing is missing in emaj_batch, which an earlier version may have made. */
  static boolean batchSchemaComplete(Connection connection) throws SQLException {
    return Sql.exists(
        connection,
        "SELECT 1 WHERE NOT EXISTS (SELECT FROM pg_catalog.unnest("
            + "ARRAY['decision', 'run', 'cancellation', 'plan']) AS name"
            + " WHERE pg_catalog.to_regclass('emaj_batch.' || name) IS NULL)");
  }
}
