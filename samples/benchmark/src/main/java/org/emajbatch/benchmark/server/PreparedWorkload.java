package org.emajbatch.benchmark.server;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.emajbatch.benchmark.workload.Workload;
import org.emajbatch.samples.Digest;
import org.emajbatch.samples.DigestReader;
import org.emajbatch.sql.connect.ConnectionSettings;

/**
 * A workload in a database: loaded, marked and changed, to be had in that state as often as needed.
 */
public final class PreparedWorkload implements AutoCloseable {

  private final KeptDatabase kept;
  private final List<String> schemas;
  private final Digest atMark;

  private PreparedWorkload(KeptDatabase kept, List<String> schemas, Digest atMark) {
    this.kept = kept;
    this.schemas = schemas;
    this.atMark = atMark;
  }

  /** Makes the database; one is there at a time. */
  public static PreparedWorkload prepare(
      BenchmarkServer server, EngineSetup engine, Workload workload)
      throws SQLException, IOException {
    return prepare(
        server,
        List.of(Workload.SCHEMA),
        database -> mark(database, engine, workload),
        database -> change(database, workload));
  }

  /**
   * Makes the database; one is there at a time.
   *
   * @param schemas with all that is put back
   * @param mark loads it and sets the mark
   * @param change what is done to it then
   */
  public static PreparedWorkload prepare(
      BenchmarkServer server,
      List<String> schemas,
      KeptDatabase.Filling mark,
      KeptDatabase.Filling change)
      throws SQLException, IOException {
    List<Digest> atMark = new ArrayList<>();
    KeptDatabase kept =
        server.keep(
            database -> {
              mark.fill(database);
              atMark.add(DigestReader.read(database, schemas));
              change.fill(database);
            });
    return new PreparedWorkload(kept, schemas, atMark.get(0));
  }

  /** Does what the workload does after the mark. */
  public static void change(ConnectionSettings database, Workload workload) throws SQLException {
    long changed = 0;
    try (Connection connection = Sql.open(database)) {
      Sql.run(connection, "SET synchronous_commit = off");
      for (String statement : workload.changes()) {
        changed += Sql.write(connection, statement);
      }
    }
    if (changed != workload.changedRows()) {
      throw new IllegalStateException(
          "workload %s changed %d rows and says %d"
              .formatted(workload.name(), changed, workload.changedRows()));
    }
  }

  /** Loads the workload and sets the mark. */
  public static void mark(ConnectionSettings database, EngineSetup engine, Workload workload)
      throws SQLException {
    engine.install(database);
    Sql.run(database, workload.setup());
    // As in a database that has been in use for long; its logs are as fresh as they are in one.
    Sql.run(database, List.of("VACUUM ANALYZE"));
    try (Connection connection = Sql.open(database)) {
      EngineSetup.startGroup(connection, Workload.SCHEMA, Workload.GROUP);
      EngineSetup.setMark(connection, Workload.GROUP, Workload.MARK);
    }
  }

  /** The database as it was prepared. */
  public ConnectionSettings fresh() throws SQLException, IOException {
    ConnectionSettings fresh = kept.fresh();
    // The first connection after a start reads files that later ones find read.
    Sql.run(fresh, List.of("CHECKPOINT"));
    return fresh;
  }

  /** The database as it is now. */
  public ConnectionSettings current() {
    return kept.current();
  }

  /**
   * Compares the database with what stood at the mark.
   *
   * @throws SQLException when a table differs: what was measured was no rollback
   */
  public void verify() throws SQLException {
    List<String> differences = DigestReader.read(current(), schemas).differencesFrom(atMark);
    if (!differences.isEmpty()) {
      throw new SQLException(
          "after a rollback the tables are not what they were at the mark: "
              + String.join("; ", differences));
    }
  }

  @Override
  public void close() throws SQLException, IOException {
    kept.close();
  }
}
