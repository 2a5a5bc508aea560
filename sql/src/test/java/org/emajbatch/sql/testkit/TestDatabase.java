package org.emajbatch.sql.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.emajbatch.sql.connect.ConnectionSettings;
import org.emajbatch.sql.connect.Connections;
import org.emajbatch.sql.connect.Password;
import org.emajbatch.sql.install.InstallOptions;
import org.emajbatch.sql.install.Installer;

/** A fresh database of one test, dropped when the test is over. */
public final class TestDatabase {

  private static final String APPLICATION_NAME = "test";
  private static final String ROLE_PASSWORD = "role-password";

  private final ConnectionSettings server;
  private final ConnectionSettings superuser;
  private final List<String> roles = new ArrayList<>();
  private final List<TestDatabase> copies = new ArrayList<>();

  private TestDatabase(ConnectionSettings server, String name) {
    this.server = server;
    this.superuser = server.withDatabase(name);
  }

  /**
   * Creates the database.
   *
   * @param server how to reach some other database of the server as a superuser
   */
  static TestDatabase create(ConnectionSettings server, String name) throws SQLException {
    run(server, List.of("CREATE DATABASE " + quote(name)));
    return new TestDatabase(server, name);
  }

  /**
   * Another database of the server with the same content, roles included; it goes with this one.
   * Nobody may be connected meanwhile.
   */
  public TestDatabase copy() throws SQLException {
    String name = name() + "_" + (copies.size() + 2);
    run(server, List.of("CREATE DATABASE " + quote(name) + " TEMPLATE " + quote(name())));
    TestDatabase copy = new TestDatabase(server, name);
    copies.add(copy);
    return copy;
  }

  /** The copy of this database on a server that is a copy of this one's. */
  public TestDatabase on(TestServer copy) {
    return new TestDatabase(copy.settings("postgres"), name());
  }

  /** The database's name. */
  public String name() {
    return superuser.database();
  }

  /** How to reach it as a superuser. */
  public ConnectionSettings settings() {
    return superuser;
  }

  /** How to reach it as a role made by {@link #createRole}. */
  public ConnectionSettings settings(String role) {
    return superuser.withUser(role, Optional.of(Password.of(ROLE_PASSWORD)));
  }

  /** A connection of the superuser; the caller closes it. */
  public Connection open() throws SQLException {
    return Connections.open(superuser, APPLICATION_NAME);
  }

  /** A connection of a role made by {@link #createRole}; the caller closes it. */
  public Connection open(String role) throws SQLException {
    return Connections.open(settings(role), APPLICATION_NAME);
  }

  /** Runs statements as the superuser, each in its own transaction. */
  public void execute(String... statements) throws SQLException {
    run(superuser, List.of(statements));
  }

  /** Makes a role that may log in and belongs to the given roles; it goes with the database. */
  public void createRole(String name, String... memberOf) throws SQLException {
    List<String> statements = new ArrayList<>();
    statements.add("CREATE ROLE " + quote(name) + " LOGIN PASSWORD '" + ROLE_PASSWORD + "'");
    for (String role : memberOf) {
      statements.add("GRANT " + quote(role) + " TO " + quote(name));
    }
    run(superuser, statements);
    roles.add(name);
  }

  /** Installs the engine and the schema emaj_batch with the default options. */
  public void installEngine() throws Exception {
    try (Connection connection = open()) {
      Installer.install(connection, InstallOptions.defaults());
    }
  }

  /** Installs the schema emaj_batch alone, for tests that need no engine. */
  public void installBatchSchema() throws SQLException, IOException {
    try (InputStream script =
        TestDatabase.class.getResourceAsStream("/org/emajbatch/sql/batch/install.sql")) {
      execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  /** Removes the database with whatever a failed test left in it, and the roles made for it. */
  void drop() throws SQLException {
    for (TestDatabase copy : copies) {
      copy.drop();
    }
    List<String> gids = new ArrayList<>();
    try (Connection connection = open();
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT format('ROLLBACK PREPARED %L', gid) FROM pg_prepared_xacts WHERE database = current_database()")) {
      while (rows.next()) {
        gids.add(rows.getString(1));
      }
    }
    run(superuser, gids);
    run(server, List.of("DROP DATABASE " + quote(name()) + " WITH (FORCE)"));
    for (String role : roles) {
      run(server, List.of("DROP ROLE " + quote(role)));
    }
  }

  private static void run(ConnectionSettings settings, List<String> statements)
      throws SQLException {
    try (Connection connection = Connections.open(settings, APPLICATION_NAME);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static String quote(String identifier) {
    return '"' + identifier.replace("\"", "\"\"") + '"';
  }
}
