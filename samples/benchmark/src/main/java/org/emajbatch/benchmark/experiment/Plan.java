package org.emajbatch.benchmark.experiment;

import java.util.List;
import org.emajbatch.benchmark.driver.ClientCommand;
import org.emajbatch.benchmark.driver.RollbackDriver;
import org.emajbatch.benchmark.server.EngineSetup;
import org.emajbatch.benchmark.workload.Workloads;

/**
 * What is to be measured, and how.
 *
 * @param workloads names of workloads
 * @param scale their size
 * @param runs how often each thing is measured
 * @param sessions numbers of sessions
 * @param kinds whether rollbacks are logged; both where it holds both
 * @param drivers who is told to roll back
 * @param client the client whose start is measured
 * @param watching how the monitor is measured
 * @param engine which engine
 */
public record Plan(
    List<String> workloads,
    double scale,
    int runs,
    List<Integer> sessions,
    List<Boolean> kinds,
    List<RollbackDriver> drivers,
    ClientCommand client,
    Watching watching,
    EngineSetup engine) {

  /** Refuses what cannot be measured. */
  public Plan {
    workloads = List.copyOf(workloads);
    sessions = List.copyOf(sessions);
    kinds = List.copyOf(kinds);
    drivers = List.copyOf(drivers);
    // Refuses sizes that make no sense before anything is started.
    new Workloads(scale);
    if (runs < 1 || sessions.stream().anyMatch(count -> count < 1)) {
      throw new IllegalArgumentException("runs and sessions are at least 1");
    }
    for (String name : workloads) {
      if (!Benchmark.NAMES.contains(name)) {
        throw new IllegalArgumentException(
            "there is no workload " + name + ", only " + String.join(", ", Benchmark.NAMES));
      }
    }
  }
}
