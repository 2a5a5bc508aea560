package org.emajbatch.orchestrator.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.emajbatch.orchestrator.failure.Failure;
import org.emajbatch.orchestrator.failure.FailureCode;
import org.emajbatch.orchestrator.job.JobSchema;
import org.emajbatch.samples.SampleDatabase;
import org.emajbatch.sql.connect.ConnectionSettings;
import org.emajbatch.sql.connect.Connections;
import org.emajbatch.sql.install.InstallOptions;
import org.emajbatch.sql.install.InstallRefusedException;
import org.emajbatch.sql.install.Installer;

/**
 * The demo's database and its two users: the superuser, who owns the application, and an
 * administrator of rollbacks, who has emaj_adm and nothing more.
 */
record DemoDatabase(ConnectionSettings superuser, ConnectionSettings administrator) {

  /** Creates the database with the engine and both users. */
  static DemoDatabase create(DemoServer server) throws SQLException, Failure {
    ConnectionSettings superuser = SampleDatabase.create(server.superuser("postgres"));
    try (Connection connection = Connections.open(superuser, "demo")) {
      Installer.install(connection, InstallOptions.defaults());
      JobSchema.install(connection);
    } catch (InstallRefusedException e) {
      throw Failure.refused(FailureCode.INSTALL_REFUSED, e.getMessage()).hint(e.hint()).because(e);
    }
    return new DemoDatabase(superuser, SampleDatabase.createAdministrator(superuser));
  }

  /**
   * Writes the passwords of both users where psql and the project's own programs look for them.
   *
   * @return the pgpass file, readable by its owner alone
   */
  Path writePasswords(Path directory) throws IOException {
    Path file = directory.resolve("demo.pgpass");
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.write(file, List.of(pgpassLine(superuser), pgpassLine(administrator)));
    return file;
  }

  private static String pgpassLine(ConnectionSettings user) {
    return "%s:%d:*:%s:%s"
        .formatted(user.host(), user.port(), user.user(), user.password().orElseThrow().reveal());
  }
}
