package org.emajbatch.benchmark.server;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.emajbatch.benchmark.workload.Workload;
import org.emajbatch.samples.Digest;
import org.emajbatch.samples.DigestReader;
import org.emajbatch.sql.connect.ConnectionSettings;

/**
 * A workload in a database: loaded, marked and changed, ready to be copied and rolled back as often
 * as needed. Nothing else may connect to it: a database in use cannot be copied.
 */
public final class PreparedWorkload implements AutoCloseable {

  private static final String ORIGINAL = "emaj_benchmark_original";
  private static final String COPY = "emaj_benchmark_copy";

  private final BenchmarkServer server;
  private final Digest atMark;

  private PreparedWorkload(BenchmarkServer server, Digest atMark) {
    this.server = server;
    this.atMark = atMark;
  }

  /** Makes the database; one is there at a time. */
  public static PreparedWorkload prepare(
      BenchmarkServer server, EngineSetup engine, Workload workload) throws SQLException {
    Digest[] atMark = new Digest[1];
    server.prepare(() -> atMark[0] = fill(server, engine, workload));
    return new PreparedWorkload(server, atMark[0]);
  }

  private static Digest fill(BenchmarkServer server, EngineSetup engine, Workload workload)
      throws SQLException {
    server.drop(ORIGINAL);
    ConnectionSettings database = server.create(ORIGINAL);
    engine.install(database);
    Sql.run(database, workload.setup());
    // As in a database that has been in use for long; its logs are as fresh as they are in one.
    Sql.run(database, List.of("VACUUM ANALYZE"));
    try (Connection connection = Sql.open(database)) {
      EngineSetup.startGroup(connection, Workload.SCHEMA, Workload.GROUP);
      EngineSetup.setMark(connection, Workload.GROUP, Workload.MARK);
      Digest atMark = digest(database);
      for (String change : workload.changes()) {
        Sql.run(connection, change);
      }
      return atMark;
    }
  }

  /** The database itself, not to be changed. */
  public ConnectionSettings original() {
    return server.superuser().withDatabase(ORIGINAL);
  }

  /** A fresh copy, in place of the last one. */
  public ConnectionSettings copy() throws SQLException {
    server.prepare(
        () -> {
          server.drop(COPY);
          server.copy(ORIGINAL, COPY);
        });
    ConnectionSettings copy = lastCopy();
    // The first connection to a database writes a file that all later ones read.
    Sql.run(copy, List.of("CHECKPOINT"));
    return copy;
  }

  /** The copy that was made last. */
  public ConnectionSettings lastCopy() {
    return server.superuser().withDatabase(COPY);
  }

  /**
   * Compares a copy with what stood at the mark.
   *
   * @return one line for each table that differs
   */
  public List<String> differences(ConnectionSettings copy) throws SQLException {
    return digest(copy).differencesFrom(atMark);
  }

  private static Digest digest(ConnectionSettings database) throws SQLException {
    return DigestReader.read(database, List.of(Workload.SCHEMA));
  }

  @Override
  public void close() throws SQLException {
    server.drop(COPY);
    server.drop(ORIGINAL);
  }
}
