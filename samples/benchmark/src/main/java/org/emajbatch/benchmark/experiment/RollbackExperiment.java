package org.emajbatch.benchmark.experiment;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.emajbatch.benchmark.driver.RollbackDriver;
import org.emajbatch.benchmark.driver.RollbackOrder;
import org.emajbatch.benchmark.result.RollbackResult;
import org.emajbatch.benchmark.result.Series;
import org.emajbatch.benchmark.server.PreparedWorkload;
import org.emajbatch.benchmark.server.Sql;
import org.emajbatch.benchmark.workload.Workload;
import org.emajbatch.sql.connect.ConnectionSettings;

/**
 * Rolls a workload back in several ways, in turn, each time in the same state of the same database.
 * What does not end at the mark is no result.
 */
public final class RollbackExperiment {

  /** One of the ways. */
  private record Way(RollbackDriver driver, boolean logged, int sessions) {}

  private final List<Way> ways = new ArrayList<>();
  private final int runs;

  /**
   * Plans.
   *
   * @param drivers who is told to roll back
   * @param kinds whether logged; both where it holds both
   * @param sessions numbers of sessions
   * @param runs how often each way is measured
   */
  public RollbackExperiment(
      List<RollbackDriver> drivers, List<Boolean> kinds, List<Integer> sessions, int runs) {
    this.runs = runs;
    for (RollbackDriver driver : drivers) {
      for (boolean logged : kinds) {
        for (int count : sessions) {
          ways.add(new Way(driver, logged, count));
        }
      }
    }
  }

  /** Measures a workload. */
  public List<RollbackResult> measure(Workload workload, PreparedWorkload prepared)
      throws Exception {
    Map<Way, List<Long>> times = new LinkedHashMap<>();
    Map<Way, Measures> phases = new LinkedHashMap<>();
    List<Long> reference = new ArrayList<>();
    // Not counted: it warms up this process and the disk's cache.
    rollback(ways.get(0), prepared);
    for (int run = 0; run < runs; run++) {
      for (Way way : ways) {
        long micros = rollback(way, prepared);
        times.computeIfAbsent(way, w -> new ArrayList<>()).add(micros);
        phases
            .computeIfAbsent(way, w -> new Measures())
            .addAll(Phases.read(prepared.current(), micros));
      }
      reference.add(reference(workload, prepared.fresh()));
    }
    Series floor = new Series(reference);
    List<RollbackResult> results = new ArrayList<>();
    for (Way way : ways) {
      Series series = new Series(times.get(way));
      results.add(
          new RollbackResult(
              workload.name(),
              workload.title(),
              workload.tables().size(),
              workload.changedRows(),
              way.driver().name(),
              way.logged(),
              way.sessions(),
              series,
              series.median(),
              workload.reference().name(),
              floor,
              series.ratioTo(floor),
              oneSession(way, times).map(series::ratioTo),
              phases.get(way).medians()));
    }
    return results;
  }

  private static Optional<Series> oneSession(Way way, Map<Way, List<Long>> times) {
    return way.sessions() == 1
        ? Optional.empty()
        : Optional.ofNullable(times.get(new Way(way.driver(), way.logged(), 1))).map(Series::new);
  }

  private static long rollback(Way way, PreparedWorkload prepared) throws Exception {
    ConnectionSettings database = prepared.fresh();
    RollbackOrder order =
        new RollbackOrder(database, Workload.GROUP, Workload.MARK, way.logged(), way.sessions());
    long micros = Stopwatch.micros(() -> way.driver().rollback(order));
    prepared.verify();
    return micros;
  }

  private static long reference(Workload workload, ConnectionSettings database) throws Exception {
    try (Connection connection = Sql.open(database)) {
      return Stopwatch.micros(() -> Sql.run(connection, workload.reference().statement()));
    }
  }
}
