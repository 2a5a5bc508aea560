package org.emajbatch.samples;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.emajbatch.sql.connect.ConnectionSettings;
import org.emajbatch.sql.connect.Connections;
import org.emajbatch.sql.connect.Password;

/** A database of its own for the sample application, and somebody who may roll it back. */
public final class SampleDatabase {

  /** Its name. */
  public static final String NAME = "demo";

  private static final String ADMINISTRATOR = "release_manager";

  private SampleDatabase() {}

  /**
   * Creates the database, empty.
   *
   * @param superuser any database of the server, as a superuser
   * @return the new database, as the same superuser
   * @throws SQLException if the statement fails
   */
  public static ConnectionSettings create(ConnectionSettings superuser) throws SQLException {
    execute(superuser, "CREATE DATABASE " + NAME);
    return superuser.withDatabase(NAME);
  }

  /**
   * Creates a login role that has emaj_adm and nothing more.
   *
   * @param superuser the database, with the engine, which brings emaj_adm
   * @return the database, as the new role
   * @throws SQLException if the statement fails
   */
  public static ConnectionSettings createAdministrator(ConnectionSettings superuser)
      throws SQLException {
    Password password = RandomPassword.create();
    execute(
        superuser,
        "CREATE ROLE %s LOGIN IN ROLE emaj_adm PASSWORD '%s'"
            .formatted(ADMINISTRATOR, password.reveal()));
    return superuser.withUser(ADMINISTRATOR, Optional.of(password));
  }

  private static void execute(ConnectionSettings settings, String sql) throws SQLException {
    try (Connection connection = Connections.open(settings, "sample database");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
