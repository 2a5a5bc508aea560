package org.emajbatch.benchmark.server;

import java.sql.SQLException;
import java.util.List;
import org.emajbatch.sql.connect.ConnectionSettings;

/** A database of the benchmark: made, filled, dropped. */
public final class FilledDatabase implements AutoCloseable {

  private final ConnectionSettings superuser;
  private final String name;

  private FilledDatabase(ConnectionSettings superuser, String name) {
    this.superuser = superuser;
    this.name = name;
  }

  /** Makes it; nothing is left of it when the filling fails. */
  static FilledDatabase make(
      ConnectionSettings superuser, String name, KeptDatabase.Filling filling) throws SQLException {
    FilledDatabase database = new FilledDatabase(superuser, name);
    Sql.run(superuser, List.of("CREATE DATABASE " + name));
    try {
      filling.fill(database.settings());
      return database;
    } catch (SQLException | RuntimeException e) {
      database.close();
      throw e;
    }
  }

  /** How the superuser reaches it. */
  public ConnectionSettings settings() {
    return superuser.withDatabase(name);
  }

  @Override
  public void close() throws SQLException {
    Sql.run(superuser, List.of("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)"));
  }
}
