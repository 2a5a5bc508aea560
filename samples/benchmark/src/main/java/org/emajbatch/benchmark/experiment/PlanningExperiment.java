package org.emajbatch.benchmark.experiment;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.emajbatch.benchmark.result.Comparison;
import org.emajbatch.benchmark.server.BenchmarkServer;
import org.emajbatch.benchmark.server.EngineSetup;
import org.emajbatch.benchmark.server.FilledDatabase;
import org.emajbatch.benchmark.server.PreparedWorkload;
import org.emajbatch.benchmark.server.Sql;
import org.emajbatch.benchmark.workload.Workload;
import org.emajbatch.sql.connect.ConnectionSettings;
import org.emajbatch.sql.engine.Engine;
import org.emajbatch.sql.engine.EngineProbe;
import org.emajbatch.sql.engine.InitRequest;
import org.emajbatch.sql.engine.RollbackProtocol;

/**
 * What it takes to check, register and plan a rollback of very many tables, all of them changed.
 * The rollback is given up then, so one state of the database serves all runs.
 */
public final class PlanningExperiment {

  /** By which this is asked for. */
  public static final String NAME = "planning";

  private final Workload workload;
  private final int runs;

  /**
   * Plans.
   *
   * @param workload the tables
   * @param runs how often it is measured
   */
  public PlanningExperiment(Workload workload, int runs) {
    this.workload = workload;
    this.runs = runs;
  }

  /** Measures the engine's first call of a rollback. */
  public Comparison measure(BenchmarkServer server, EngineSetup engine) throws Exception {
    String operation = "_rlbk_init, " + workload.title();
    Measures measures = new Measures();
    try (FilledDatabase filled = server.fill(database -> fill(database, engine))) {
      for (int run = 0; run < runs; run++) {
        measures.add(operation, plan(filled.settings()));
      }
    }
    return Comparison.alone(NAME, operation, measures.series(operation));
  }

  private void fill(ConnectionSettings database, EngineSetup engine) throws SQLException {
    PreparedWorkload.mark(database, engine, workload);
    PreparedWorkload.change(database, workload);
  }

  private static long plan(ConnectionSettings database) throws Exception {
    try (Connection connection = Sql.open(database)) {
      Engine engine = EngineProbe.probe(connection);
      RollbackProtocol protocol =
          new RollbackProtocol(
              engine,
              new InitRequest(
                  List.of(Workload.GROUP), Workload.MARK, false, 1, false, Optional.empty()));
      Sql.run(connection, "CHECKPOINT");
      connection.setAutoCommit(false);
      long micros = Stopwatch.micros(() -> protocol.init(connection));
      connection.rollback();
      connection.setAutoCommit(true);
      RollbackProtocol.cleanUp(connection);
      return micros;
    }
  }
}
