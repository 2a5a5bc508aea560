package org.emajbatch.benchmark.experiment;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.emajbatch.benchmark.result.Comparison;
import org.emajbatch.benchmark.server.BenchmarkServer;
import org.emajbatch.benchmark.server.EngineSetup;
import org.emajbatch.benchmark.server.KeptDatabase;
import org.emajbatch.benchmark.server.Sql;
import org.emajbatch.benchmark.workload.TableShape;
import org.emajbatch.benchmark.workload.Workload;
import org.emajbatch.sql.connect.ConnectionSettings;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * What an application pays for the log: the same statements on tables of a group and on tables of
 * none, in turn, each time in the same state of the same database.
 */
public final class LoggingExperiment {

  /** By which this is asked for. */
  public static final String NAME = "logging";

  private static final String REFERENCE = "without log";

  /** Something an application does to the tables of a schema. */
  private record Operation(String title, Work work) {}

  private interface Work {
    void run(Connection connection, String schema) throws SQLException, IOException;
  }

  private final long rows;
  private final long singles;
  private final int runs;

  /**
   * Plans.
   *
   * @param scale size
   * @param runs how often each operation is measured
   */
  public LoggingExperiment(double scale, int runs) {
    this.rows = Math.max(10, Math.round(100_000 * scale));
    this.singles = Math.max(10, Math.round(10_000 * scale));
    this.runs = runs;
  }

  private List<Operation> operations(byte[] data) {
    return List.of(
        new Operation("INSERT of %d rows".formatted(rows), LoggingExperiment::insert),
        new Operation("UPDATE of %d rows".formatted(rows), LoggingExperiment::update),
        new Operation(
            "COPY of %d rows".formatted(rows),
            (connection, schema) -> copyIn(connection, schema, data)),
        new Operation(
            "%d UPDATEs of one row, synchronous_commit off".formatted(singles),
            this::updateOneByOne));
  }

  /** Measures all operations. */
  public List<Comparison> measure(BenchmarkServer server, EngineSetup engine) throws Exception {
    Measures logged = new Measures();
    Measures plain = new Measures();
    try (KeptDatabase kept = server.keep(database -> fill(database, engine))) {
      for (int run = 0; run < runs; run++) {
        // Whoever comes second finds the source in memory.
        boolean loggedFirst = run % 2 == 0;
        try (Connection connection = Sql.open(kept.fresh())) {
          for (Operation operation : operations(copyOut(connection))) {
            measure(operation, connection, loggedFirst ? logged : plain, schema(loggedFirst));
            measure(operation, connection, loggedFirst ? plain : logged, schema(!loggedFirst));
          }
        }
      }
    }
    List<Comparison> comparisons = new ArrayList<>();
    for (Operation operation : operations(new byte[0])) {
      String title = operation.title();
      comparisons.add(
          Comparison.of(NAME, title, logged.series(title), REFERENCE, plain.series(title)));
    }
    return comparisons;
  }

  private static String schema(boolean logged) {
    return logged ? Workload.SCHEMA : Workload.REFERENCE_SCHEMA;
  }

  private static void measure(
      Operation operation, Connection connection, Measures measures, String schema)
      throws Exception {
    Sql.run(connection, "CHECKPOINT");
    measures.add(
        operation.title(), Stopwatch.micros(() -> operation.work().run(connection, schema)));
  }

  private void fill(ConnectionSettings database, EngineSetup engine) throws SQLException {
    engine.install(database);
    TableShape shape = TableShape.ORDINARY;
    List<String> statements = new ArrayList<>();
    for (String schema : List.of(Workload.SCHEMA, Workload.REFERENCE_SCHEMA)) {
      statements.add("CREATE SCHEMA " + schema);
      for (String table : List.of("bulk", "copied", "single")) {
        statements.add("CREATE TABLE %s.%s (%s)".formatted(schema, table, shape.columns()));
        statements.add("CREATE INDEX ON %s.%s (%s)".formatted(schema, table, shape.indexed()));
      }
      statements.add(
          "INSERT INTO %s.single SELECT %s FROM generate_series(1::bigint, %d) AS i"
              .formatted(schema, shape.values(), singles));
    }
    statements.add(
        "CREATE TABLE %s.source (%s)".formatted(Workload.REFERENCE_SCHEMA, shape.columns()));
    statements.add(
        "INSERT INTO %s.source SELECT %s FROM generate_series(1::bigint, %d) AS i"
            .formatted(Workload.REFERENCE_SCHEMA, shape.values(), rows));
    statements.add("VACUUM ANALYZE");
    Sql.run(database, statements);
    try (Connection connection = Sql.open(database)) {
      EngineSetup.startGroup(connection, Workload.SCHEMA, Workload.GROUP);
    }
  }

  private static void insert(Connection connection, String schema) throws SQLException {
    Sql.run(
        connection,
        "INSERT INTO %s.bulk SELECT * FROM %s.source".formatted(schema, Workload.REFERENCE_SCHEMA));
  }

  private static void update(Connection connection, String schema) throws SQLException {
    Sql.run(connection, "UPDATE %s.bulk SET %s".formatted(schema, TableShape.ORDINARY.update()));
  }

  private static byte[] copyOut(Connection connection) throws SQLException, IOException {
    ByteArrayOutputStream data = new ByteArrayOutputStream();
    copies(connection)
        .copyOut("COPY %s.source TO STDOUT".formatted(Workload.REFERENCE_SCHEMA), data);
    return data.toByteArray();
  }

  private static void copyIn(Connection connection, String schema, byte[] data)
      throws SQLException, IOException {
    copies(connection)
        .copyIn("COPY %s.copied FROM STDIN".formatted(schema), new ByteArrayInputStream(data));
  }

  private static CopyManager copies(Connection connection) throws SQLException {
    return connection.unwrap(PGConnection.class).getCopyAPI();
  }

  private void updateOneByOne(Connection connection, String schema) throws SQLException {
    Sql.run(connection, "SET synchronous_commit = off");
    try (PreparedStatement statement =
        connection.prepareStatement(
            "UPDATE %s.single SET %s WHERE id = ?"
                .formatted(schema, TableShape.ORDINARY.update()))) {
      for (long id = 1; id <= singles; id++) {
        statement.setLong(1, id);
        statement.executeUpdate();
      }
    }
    Sql.run(connection, "RESET synchronous_commit");
  }
}
