package org.emajbatch.benchmark.experiment;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.emajbatch.benchmark.driver.RollbackOrder;
import org.emajbatch.benchmark.driver.SqlDriver;
import org.emajbatch.benchmark.result.Comparison;
import org.emajbatch.benchmark.server.BenchmarkServer;
import org.emajbatch.benchmark.server.EngineSetup;
import org.emajbatch.benchmark.server.PreparedWorkload;
import org.emajbatch.benchmark.server.Sql;
import org.emajbatch.benchmark.workload.Workload;
import org.emajbatch.sql.connect.ConnectionSettings;

/** What it takes to clear a large log, beside a plain DELETE of as many equal rows. */
public final class PurgeExperiment {

  /** By which this is asked for. */
  public static final String NAME = "purge";

  private static final String REFERENCE = "plain DELETE";
  private static final String STEP = "DELETE_LOG";
  private static final String RESET = "emaj_reset_group";

  private static final String LOG_TABLE =
      "SELECT format('%I.%I', rel_log_schema, rel_log_table) FROM emaj.emaj_relation WHERE rel_schema = 'bench'";

  private final Workload workload;
  private final int runs;

  /**
   * Plans.
   *
   * @param workload one table, of which all of the log is younger than the mark
   * @param runs how often each operation is measured
   */
  public PurgeExperiment(Workload workload, int runs) {
    this.workload = workload;
    this.runs = runs;
  }

  /** Measures the step of an unlogged rollback, and the function that resets a group. */
  public List<Comparison> measure(BenchmarkServer server, EngineSetup engine) throws Exception {
    Measures measures = new Measures();
    try (PreparedWorkload prepared = PreparedWorkload.prepare(server, engine, workload)) {
      for (int run = 0; run < runs; run++) {
        measures.add(STEP, step(prepared.fresh()));
        reset(prepared.fresh(), measures);
        measures.add(REFERENCE, plainDelete(prepared.fresh()));
      }
    }
    List<Comparison> comparisons = new ArrayList<>();
    for (String name : List.of(STEP, RESET)) {
      if (measures.has(name)) {
        comparisons.add(
            Comparison.of(
                NAME,
                "%s, %s".formatted(name, workload.title()),
                measures.series(name),
                REFERENCE,
                measures.series(REFERENCE)));
      }
    }
    return comparisons;
  }

  private static long step(ConnectionSettings database) throws Exception {
    new SqlDriver().rollback(new RollbackOrder(database, Workload.GROUP, Workload.MARK, false, 1));
    Map<String, Long> phases = Phases.read(database, 0);
    if (!phases.containsKey(STEP)) {
      throw new SQLException("the engine does not tell how long it took to clear the log");
    }
    return phases.get(STEP);
  }

  private static void reset(ConnectionSettings database, Measures measures) throws Exception {
    try (Connection connection = Sql.open(database)) {
      if (Sql.isTrue(
          connection,
          "SELECT count(*) > 0 FROM pg_catalog.pg_proc WHERE proname = '%s'".formatted(RESET))) {
        Sql.call(connection, "SELECT emaj.emaj_stop_group(?)", Workload.GROUP);
        Sql.run(connection, "CHECKPOINT");
        measures.add(
            RESET,
            Stopwatch.micros(
                () -> Sql.call(connection, "SELECT emaj.emaj_reset_group(?)", Workload.GROUP)));
      }
    }
  }

  private static long plainDelete(ConnectionSettings database) throws Exception {
    try (Connection connection = Sql.open(database)) {
      String log = Sql.text(connection, LOG_TABLE);
      String copy = Workload.REFERENCE_SCHEMA + ".log";
      Sql.run(connection, "CREATE TABLE %s (LIKE %s INCLUDING ALL)".formatted(copy, log));
      Sql.run(connection, "INSERT INTO %s SELECT * FROM %s".formatted(copy, log));
      Sql.run(connection, "CHECKPOINT");
      return Stopwatch.micros(() -> Sql.run(connection, "DELETE FROM " + copy));
    }
  }
}
