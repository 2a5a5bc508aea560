package org.emajbatch.benchmark.server;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.emajbatch.sql.connect.ConnectionSettings;

/**
 * A database that is copied, on a server that is not ours. File by file, so that every copy is the
 * same to the byte and none of it is in the server's memory; the checkpoints that this brings leave
 * nothing to write behind.
 */
final class TemplateDatabase implements KeptDatabase {

  private static final String ORIGINAL = "emaj_benchmark_original";
  private static final String COPY = "emaj_benchmark_copy";
  private static final int VERSION_WITH_STRATEGIES = 15;

  private final ConnectionSettings superuser;
  private final FilledDatabase original;

  private TemplateDatabase(ConnectionSettings superuser, FilledDatabase original) {
    this.superuser = superuser;
    this.original = original;
  }

  static TemplateDatabase keep(ConnectionSettings superuser, Filling filling) throws SQLException {
    return new TemplateDatabase(superuser, FilledDatabase.make(superuser, ORIGINAL, filling));
  }

  @Override
  public ConnectionSettings current() {
    return superuser.withDatabase(COPY);
  }

  @Override
  public ConnectionSettings fresh() throws SQLException {
    dropCopy();
    try (Connection connection = Sql.open(superuser)) {
      int version = connection.getMetaData().getDatabaseMajorVersion();
      Sql.run(
          connection,
          "CREATE DATABASE %s TEMPLATE %s%s"
              .formatted(
                  COPY, ORIGINAL, version < VERSION_WITH_STRATEGIES ? "" : " STRATEGY file_copy"));
    }
    return current();
  }

  private void dropCopy() throws SQLException {
    Sql.run(superuser, List.of("DROP DATABASE IF EXISTS " + COPY + " WITH (FORCE)"));
  }

  @Override
  public void close() throws SQLException {
    dropCopy();
    original.close();
  }
}
