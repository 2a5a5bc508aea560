package org.emajbatch.orchestrator.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.emajbatch.orchestrator.failure.Failure;
import org.emajbatch.orchestrator.failure.FailureCode;
import org.emajbatch.orchestrator.job.JobSchema;
import org.emajbatch.sql.connect.ConnectionSettings;
import org.emajbatch.sql.connect.Connections;
import org.emajbatch.sql.connect.Password;
import org.emajbatch.sql.install.InstallOptions;
import org.emajbatch.sql.install.InstallRefusedException;
import org.emajbatch.sql.install.Installer;

/**
 * The demo's database and its two users: the superuser, who owns the application, and an
 * administrator of rollbacks, who has emaj_adm and nothing more.
 */
record DemoDatabase(ConnectionSettings superuser, ConnectionSettings administrator) {

  private static final String NAME = "demo";
  private static final String ADMINISTRATOR = "release_manager";
  private static final int PASSWORD_BYTES = 18;

  /** Creates the database with the engine and both users. */
  static DemoDatabase create(DemoServer server) throws SQLException, Failure {
    try (Connection connection = Connections.open(server.superuser("postgres"), NAME);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + NAME);
    }
    ConnectionSettings superuser = server.superuser(NAME);
    Password password = randomPassword();
    try (Connection connection = Connections.open(superuser, NAME);
        Statement statement = connection.createStatement()) {
      Installer.install(connection, InstallOptions.defaults());
      JobSchema.install(connection);
      statement.execute(
          "CREATE ROLE %s LOGIN IN ROLE emaj_adm PASSWORD '%s'"
              .formatted(ADMINISTRATOR, password.reveal()));
    } catch (InstallRefusedException e) {
      throw Failure.refused(FailureCode.INSTALL_REFUSED, e.getMessage()).hint(e.hint()).because(e);
    }
    return new DemoDatabase(superuser, superuser.withUser(ADMINISTRATOR, Optional.of(password)));
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

  private static Password randomPassword() {
    byte[] bytes = new byte[PASSWORD_BYTES];
    new SecureRandom().nextBytes(bytes);
    return Password.of(HexFormat.of().formatHex(bytes));
  }
}
