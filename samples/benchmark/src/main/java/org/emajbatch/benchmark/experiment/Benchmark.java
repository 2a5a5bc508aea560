package org.emajbatch.benchmark.experiment;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.emajbatch.benchmark.result.Comparison;
import org.emajbatch.benchmark.result.LoadResult;
import org.emajbatch.benchmark.result.Machine;
import org.emajbatch.benchmark.result.PredictionResult;
import org.emajbatch.benchmark.result.Results;
import org.emajbatch.benchmark.result.RollbackResult;
import org.emajbatch.benchmark.server.BenchmarkServer;
import org.emajbatch.benchmark.server.FilledDatabase;
import org.emajbatch.benchmark.server.ManyGroups;
import org.emajbatch.benchmark.server.PreparedWorkload;
import org.emajbatch.benchmark.workload.Workload;
import org.emajbatch.benchmark.workload.Workloads;

/** Measures one thing after the other; nothing else should run on the machine meanwhile. */
public final class Benchmark {

  /** What can be measured. */
  public static final List<String> NAMES =
      List.of(
          "W1",
          "W2",
          "W3",
          "W4",
          "W5",
          "loop",
          PurgeExperiment.NAME,
          LoggingExperiment.NAME,
          PlanningExperiment.NAME,
          PlannerExperiment.NAME,
          PredictionExperiment.NAME,
          StartupExperiment.NAME,
          MonitorExperiment.NAME);

  private final BenchmarkServer server;
  private final Plan plan;
  private final String command;
  private final Consumer<String> progress;

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
    Machine machine = machine();
    List<RollbackResult> rollbacks = new ArrayList<>();
    List<PredictionResult> predictions = new ArrayList<>();
    List<Comparison> comparisons = new ArrayList<>();
    Workloads workloads = new Workloads(plan.scale());
    for (Workload workload : workloads.rollbacks()) {
      if (isPlanned(workload.name())) {
        rollbacks.addAll(rollBack(workload));
      }
    }
    if (isPlanned(PurgeExperiment.NAME)) {
      comparisons.addAll(
          new PurgeExperiment(workloads.largeLog(), plan.runs()).measure(server, plan.engine()));
    }
    if (isPlanned(LoggingExperiment.NAME)) {
      comparisons.addAll(
          new LoggingExperiment(plan.scale(), plan.runs()).measure(server, plan.engine()));
    }
    if (isPlanned(PlanningExperiment.NAME)) {
      comparisons.add(
          new PlanningExperiment(workloads.veryMany(), plan.runs()).measure(server, plan.engine()));
    }
    if (isPlanned(PlannerExperiment.NAME)) {
      comparisons.addAll(new PlannerExperiment(workloads.plannerProblem(), plan.runs()).measure());
    }
    if (isPlanned(PredictionExperiment.NAME)) {
      predictions.addAll(
          new PredictionExperiment(plan.scale(), plan.sessions(), plan.runs())
              .measure(server, plan.engine()));
    }
    if (isPlanned(StartupExperiment.NAME)) {
      comparisons.addAll(
          new StartupExperiment(workloads.trivial(), plan.client(), plan.runs())
              .measure(server, plan.engine()));
    }
    List<LoadResult> loads = new ArrayList<>();
    if (isPlanned(MonitorExperiment.NAME)) {
      ManyGroups watched = new ManyGroups(workloads.watchedGroups(), workloads.watchedTables());
      loads.addAll(
          new MonitorExperiment(watched, plan.watching(), plan.client())
              .measure(server, plan.engine()));
    }
    return new Results(
        Results.SCHEMA_VERSION,
        startedAt,
        command,
        plan.scale(),
        plan.runs(),
        machine,
        rollbacks,
        predictions,
        loads,
        comparisons);
  }

  private Machine machine() throws Exception {
    try (FilledDatabase database = server.fill(plan.engine()::install)) {
      return server.machine(database.settings());
    }
  }

  /** Whether it was asked for; says so. */
  private boolean isPlanned(String name) {
    boolean planned = plan.workloads().contains(name);
    if (planned) {
      progress.accept("measuring " + name);
    }
    return planned;
  }

  private List<RollbackResult> rollBack(Workload workload) throws Exception {
    try (PreparedWorkload prepared = PreparedWorkload.prepare(server, plan.engine(), workload)) {
      return new RollbackExperiment(plan.drivers(), plan.kinds(), plan.sessions(), plan.runs())
          .measure(workload, prepared);
    }
  }
}
