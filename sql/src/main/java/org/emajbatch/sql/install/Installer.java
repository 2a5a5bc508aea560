package org.emajbatch.sql.install;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Installs and removes in one transaction each: after any failure the database is as it was. */
public final class Installer {

  private Installer() {}

  /**
   * Puts the engine (unless E-Maj or the engine is there) and the schema emaj_batch into the
   * connection's database.
   *
   * @param connection in autocommit mode, of a superuser
   * @throws InstallRefusedException when a check says no
   */
  public static InstallReport install(Connection connection, InstallOptions options)
      throws SQLException, InstallRefusedException {
    throw new UnsupportedOperationException();
  }

  /**
   * Takes out what install put in, and nothing else.
   *
   * @param connection in autocommit mode, of a superuser
   * @throws InstallRefusedException when a check says no
   */
  public static UninstallReport uninstall(Connection connection, UninstallOptions options)
      throws SQLException, InstallRefusedException {
    throw new UnsupportedOperationException();
  }

  /**
   * Writes the extension's files, to be copied by an administrator into the server's extension
   * directory.
   *
   * @return the files written
   */
  public static List<Path> exportExtensionFiles(Path directory) throws IOException {
    throw new UnsupportedOperationException();
  }
}
