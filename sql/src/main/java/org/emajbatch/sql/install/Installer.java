package org.emajbatch.sql.install;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Installs and removes in one transaction each: after any failure the database is as it was. */
public final class Installer {

  /** One installation or removal at a time in a database; the number is "emajinst" in ASCII. */
  private static final String ONE_AT_A_TIME =
      "SELECT pg_catalog.pg_advisory_xact_lock(" + 0x656D616A696E7374L + ")";

  private Installer() {}

  /**
   * Puts the engine (unless E-Maj or the engine is there) and the schema emaj_batch into the
   * connection's database. What is there already in the same version is left as it is, so the call
   * can be repeated.
   *
   * @param connection in autocommit mode, of a superuser or of a role with CREATEROLE that may
   *     create in the database
   * @throws InstallRefusedException when a check says no; nothing was changed
   * @throws SQLException when the server says no; nothing was changed, unless the connection broke
   *     at the end
   */
  public static InstallReport install(Connection connection, InstallOptions options)
      throws SQLException, InstallRefusedException {
    return Sql.inTransaction(
        connection,
        open -> {
          prepare(open);
          return new Installation(open, options).run();
        });
  }

  /**
   * Takes out what install put in, and nothing else.
   *
   * @param connection as for {@link #install}
   * @throws InstallRefusedException when a check says no; nothing was changed
   * @throws SQLException when the server says no; nothing was changed, unless the connection broke
   *     at the end
   */
  public static UninstallReport uninstall(Connection connection, UninstallOptions options)
      throws SQLException, InstallRefusedException {
    return Sql.inTransaction(
        connection,
        open -> {
          prepare(open);
          return new Removal(open, options).run();
        });
  }

  /**
   * Writes the extension's files, to be copied by an administrator into the server's extension
   * directory.
   *
   * @return the files written
   * @throws IOException also when another file, E-Maj's own for example, stands there under one of
   *     the names
   */
  public static List<Path> exportExtensionFiles(Path directory) throws IOException {
    return Resources.exportExtension(directory);
  }

  private static void prepare(Connection connection) throws SQLException {
    Sql.script(connection, ONE_AT_A_TIME);
    // "Already exists, skipping" and "drop cascades to" are no news to the user.
    Sql.script(connection, "SET LOCAL client_min_messages = warning");
  }
}
