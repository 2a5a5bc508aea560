package org.emajbatch.benchmark.experiment;

import java.sql.Connection;
import java.sql.SQLException;
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
 * Rolls a workload back in several ways, in turn, each time on a fresh copy of the same database.
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
    Map<Way, List<Map<String, Long>>> phases = new LinkedHashMap<>();
    List<Long> reference = new ArrayList<>();
    // Not counted: it warms up this process and the disk's cache.
    rollback(ways.get(0), prepared);
    for (int run = 0; run < runs; run++) {
      for (Way way : ways) {
        long micros = rollback(way, prepared);
        times.computeIfAbsent(way, w -> new ArrayList<>()).add(micros);
        phases
            .computeIfAbsent(way, w -> new ArrayList<>())
            .add(Phases.read(prepared.lastCopy(), micros));
      }
      reference.add(reference(workload, prepared.copy()));
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
              Phases.medians(phases.get(way))));
    }
    return results;
  }

  private static Optional<Series> oneSession(Way way, Map<Way, List<Long>> times) {
    return way.sessions() == 1
        ? Optional.empty()
        : Optional.ofNullable(times.get(new Way(way.driver(), way.logged(), 1))).map(Series::new);
  }

  private static long rollback(Way way, PreparedWorkload prepared) throws Exception {
    ConnectionSettings copy = prepared.copy();
    RollbackOrder order =
        new RollbackOrder(copy, Workload.GROUP, Workload.MARK, way.logged(), way.sessions());
    long micros = Stopwatch.micros(() -> way.driver().rollback(order));
    List<String> differences = prepared.differences(copy);
    if (!differences.isEmpty()) {
      throw new SQLException(
          "after a rollback by %s the tables are not what they were at the mark: %s"
              .formatted(way.driver().name(), String.join("; ", differences)));
    }
    return micros;
  }

  private static long reference(Workload workload, ConnectionSettings copy) throws Exception {
    try (Connection connection = Sql.open(copy)) {
      return Stopwatch.micros(() -> Sql.run(connection, workload.reference().statement()));
    }
  }
}
