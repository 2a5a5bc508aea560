package org.emajbatch.benchmark.experiment;

import java.util.List;
import org.emajbatch.benchmark.driver.ClientCommand;
import org.emajbatch.benchmark.driver.CommandDriver;
import org.emajbatch.benchmark.driver.RollbackOrder;
import org.emajbatch.benchmark.result.Comparison;
import org.emajbatch.benchmark.server.BenchmarkServer;
import org.emajbatch.benchmark.server.EngineSetup;
import org.emajbatch.benchmark.server.PreparedWorkload;
import org.emajbatch.benchmark.workload.Workload;
import org.emajbatch.sql.connect.ConnectionSettings;

/** What a client takes where there is next to nothing to do. */
public final class StartupExperiment {

  /** By which this is asked for. */
  public static final String NAME = "startup";

  private static final String VERSION = "--version";
  private static final String ROLLBACK = "rollback of one row";

  private final Workload workload;
  private final ClientCommand client;
  private final int runs;

  /**
   * Plans.
   *
   * @param workload as little as there can be
   * @param client who is started
   * @param runs how often each is measured
   */
  public StartupExperiment(Workload workload, ClientCommand client, int runs) {
    this.workload = workload;
    this.client = client;
    this.runs = runs;
  }

  /** Measures the question for the version, and a rollback. */
  public List<Comparison> measure(BenchmarkServer server, EngineSetup engine) throws Exception {
    Measures measures = new Measures();
    try (PreparedWorkload prepared = PreparedWorkload.prepare(server, engine, workload)) {
      // Not counted: a client may build or unpack itself when it is started first.
      rollBack(prepared);
      for (int run = 0; run < runs; run++) {
        ConnectionSettings database = prepared.current();
        measures.add(
            VERSION, Stopwatch.micros(() -> ClientCommand.run(client.versionWords(), database)));
        measures.add(ROLLBACK, rollBack(prepared));
      }
    }
    return List.of(
        Comparison.alone(NAME, VERSION, measures.series(VERSION)),
        Comparison.alone(NAME, ROLLBACK, measures.series(ROLLBACK)));
  }

  private long rollBack(PreparedWorkload prepared) throws Exception {
    RollbackOrder order =
        new RollbackOrder(prepared.fresh(), Workload.GROUP, Workload.MARK, false, 1);
    long micros = Stopwatch.micros(() -> new CommandDriver(client).rollback(order));
    prepared.verify();
    return micros;
  }
}
