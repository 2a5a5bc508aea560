package org.emajbatch.benchmark.experiment;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.emajbatch.benchmark.result.Comparison;
import org.emajbatch.benchmark.result.Machine;
import org.emajbatch.benchmark.result.Results;
import org.emajbatch.benchmark.result.RollbackResult;
import org.emajbatch.benchmark.server.BenchmarkServer;
import org.emajbatch.benchmark.server.PreparedWorkload;
import org.emajbatch.benchmark.workload.Workload;
import org.emajbatch.benchmark.workload.Workloads;

/** Measures one thing after the other; nothing else should run on the machine meanwhile. */
public final class Benchmark {

  /** What can be measured. */
  public static final List<String> NAMES = List.of("W1", "W2", "W3", "W4", "W5", "loop");

  private final BenchmarkServer server;
  private final Plan plan;
  private final String command;
  private final Consumer<String> progress;
  private Optional<Machine> machine = Optional.empty();

  /**
   * A benchmark.
   *
   * @param server what is measured
   * @param plan what to do
   * @param command what was typed, for the results
   * @param progress hears what is done
   */
  public Benchmark(BenchmarkServer server, Plan plan, String command, Consumer<String> progress) {
    this.server = server;
    this.plan = plan;
    this.command = command;
    this.progress = progress;
  }

  /** Measures everything. */
  public Results measure() throws Exception {
    OffsetDateTime startedAt = OffsetDateTime.now();
    List<RollbackResult> rollbacks = new ArrayList<>();
    List<Comparison> comparisons = new ArrayList<>();
    for (Workload workload : new Workloads(plan.scale()).all()) {
      if (plan.workloads().contains(workload.name())) {
        rollbacks.addAll(rollBack(workload));
      }
    }
    return new Results(
        Results.SCHEMA_VERSION,
        startedAt,
        command,
        plan.scale(),
        plan.runs(),
        machine.orElseThrow(),
        rollbacks,
        comparisons);
  }

  private List<RollbackResult> rollBack(Workload workload) throws Exception {
    progress.accept(workload.name() + ": " + workload.title());
    try (PreparedWorkload prepared = PreparedWorkload.prepare(server, plan.engine(), workload)) {
      machine = Optional.of(server.machine(prepared.original()));
      return new RollbackExperiment(plan.drivers(), plan.kinds(), plan.sessions(), plan.runs())
          .measure(workload, prepared);
    }
  }
}
