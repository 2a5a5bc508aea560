package org.emajbatch.sql.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** The databases of a cluster. */
public final class Databases {

  private static final String NAME =
      "SELECT datname FROM pg_catalog.pg_database WHERE oid = ?::oid";

  private Databases() {}

  /** The database of that oid; nothing when it was dropped. */
  public static Optional<String> nameOf(Connection connection, long oid) throws SQLException {
    return Query.first(connection, NAME, row -> row.getString(1), oid);
  }
}
