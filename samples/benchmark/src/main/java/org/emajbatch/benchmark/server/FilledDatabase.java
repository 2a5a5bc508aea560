package org.emajbatch.benchmark.server;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.emajbatch.samples.SampleApplication;
import org.emajbatch.sql.connect.ConnectionSettings;

/** A database of the benchmark: made, filled, dropped together with the roles that it brought. */
public final class FilledDatabase implements AutoCloseable {

  private static final String EXISTS =
      "SELECT count(*) > 0 FROM pg_catalog.pg_roles WHERE rolname = '%s'";

  private static final String DBLINK_ROLE =
      "SELECT 'emaj_dblink_' || oid FROM pg_catalog.pg_database WHERE datname = '%s'";

  private static final String STILL_NEEDED = "2BP01";

  private final ConnectionSettings superuser;
  private final String name;
  private final List<String> newRoles;

  private FilledDatabase(ConnectionSettings superuser, String name, List<String> newRoles) {
    this.superuser = superuser;
    this.name = name;
    this.newRoles = newRoles;
  }

  /** Makes it; nothing is left of it when the filling fails. */
  static FilledDatabase make(
      ConnectionSettings superuser, String name, KeptDatabase.Filling filling) throws SQLException {
    FilledDatabase database;
    try (Connection connection = Sql.open(superuser)) {
      Sql.run(connection, "CREATE DATABASE " + name);
      database = new FilledDatabase(superuser, name, missingRoles(connection, name));
    }
    try {
      filling.fill(database.settings());
      return database;
    } catch (SQLException | RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /** The roles that an engine or an application in that database may bring. */
  private static List<String> missingRoles(Connection connection, String database)
      throws SQLException {
    List<String> candidates = new ArrayList<>(SampleApplication.ROLES);
    candidates.addAll(List.of("emaj_adm", "emaj_viewer"));
    List<String> missing = new ArrayList<>();
    missing.add(Sql.text(connection, DBLINK_ROLE.formatted(database)));
    for (String role : candidates) {
      if (!Sql.isTrue(connection, EXISTS.formatted(role))) {
        missing.add(role);
      }
    }
    return missing;
  }

  /** How the superuser reaches it. */
  public ConnectionSettings settings() {
    return superuser.withDatabase(name);
  }

  @Override
  public void close() throws SQLException {
    try (Connection connection = Sql.open(superuser);
        Statement statement = connection.createStatement()) {
      statement.execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
      for (String role : newRoles) {
        drop(statement, role);
      }
    }
  }

  /** An engine that came into another database meanwhile may need it. */
  private static void drop(Statement statement, String role) throws SQLException {
    try {
      statement.execute("DROP ROLE IF EXISTS " + role);
    } catch (SQLException e) {
      if (!STILL_NEEDED.equals(e.getSQLState())) {
        throw e;
      }
    }
  }
}
