package org.emajbatch.benchmark.report;

import static org.emajbatch.benchmark.report.Figures.millis;
import static org.emajbatch.benchmark.report.Figures.number;
import static org.emajbatch.benchmark.report.Figures.range;
import static org.emajbatch.benchmark.report.Figures.ratio;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.emajbatch.benchmark.result.Comparison;
import org.emajbatch.benchmark.result.Machine;
import org.emajbatch.benchmark.result.Results;
import org.emajbatch.benchmark.result.RollbackResult;

/** Writes results as they stand in the documentation. */
public final class MarkdownReport {

  private static final String NONE = "";

  private MarkdownReport() {}

  /** The whole page, line by line. */
  public static List<String> lines(Results results) {
    List<String> lines = new ArrayList<>(circumstances(results));
    if (!results.rollbacks().isEmpty()) {
      lines.add(NONE);
      lines.addAll(rollbacks(results.rollbacks()));
      lines.add(NONE);
      lines.addAll(phases(results.rollbacks()));
    }
    if (!results.predictions().isEmpty()) {
      lines.add(NONE);
      lines.addAll(PredictionTable.lines(results.predictions()));
    }
    if (!results.loads().isEmpty()) {
      lines.add(NONE);
      lines.addAll(LoadTable.lines(results.loads()));
    }
    if (!results.comparisons().isEmpty()) {
      lines.add(NONE);
      lines.addAll(comparisons(results.comparisons()));
    }
    return lines;
  }

  private static List<String> circumstances(Results results) {
    Machine machine = results.machine();
    return List.of(
        "`%s`".formatted(results.command()),
        NONE,
        "%s: %s, PostgreSQL %s, fsync %s, synchronous_commit %s, shared_buffers %s, autovacuum %s; %d processors, Java %s."
            .formatted(
                results.startedAt().toLocalDate(),
                machine.engine(),
                machine.postgres(),
                machine.fsync(),
                machine.synchronousCommit(),
                machine.sharedBuffers(),
                machine.autovacuum(),
                machine.processors(),
                machine.javaVersion()),
        "Scale %s; medians of %d.".formatted(number(results.scale()), results.runs()));
  }

  private static List<String> rollbacks(List<RollbackResult> results) {
    MarkdownTable table =
        new MarkdownTable(
            4,
            "workload",
            "rollback",
            "driver",
            "compared with",
            "sessions",
            "rows",
            "ms",
            "from-to ms",
            "reference ms",
            "ratio",
            "to one session");
    for (RollbackResult result : results) {
      table.row(
          result.workload(),
          RollbackResult.kind(result.logged()),
          result.driver(),
          result.reference(),
          Integer.toString(result.sessionCount()),
          Long.toString(result.changedRows()),
          millis(result.medianMicros()),
          range(result.times()),
          millis(result.referenceTimes().median()),
          ratio(result.ratioToReference()),
          result.ratioToOneSession().map(Figures::ratio).orElse(NONE));
    }
    return table.lines();
  }

  private static List<String> phases(List<RollbackResult> results) {
    MarkdownTable table =
        new MarkdownTable(
            4, "workload", "rollback", "driver", "ms by phase and kind of step", "sessions");
    for (RollbackResult result : results) {
      table.row(
          result.workload(),
          RollbackResult.kind(result.logged()),
          result.driver(),
          result.phaseMicros().entrySet().stream()
              .map(phase -> phase.getKey() + " " + millis(phase.getValue()))
              .collect(Collectors.joining(", ")),
          Integer.toString(result.sessionCount()));
    }
    return table.lines();
  }

  private static List<String> comparisons(List<Comparison> comparisons) {
    MarkdownTable table =
        new MarkdownTable(
            3,
            "workload",
            "operation",
            "compared with",
            "ms",
            "from-to ms",
            "reference ms",
            "ratio");
    for (Comparison comparison : comparisons) {
      table.row(
          comparison.workload(),
          comparison.operation(),
          comparison.reference().orElse(NONE),
          millis(comparison.medianMicros()),
          range(comparison.times()),
          comparison.referenceTimes().map(times -> millis(times.median())).orElse(NONE),
          comparison.ratio().map(Figures::ratio).orElse(NONE));
    }
    return table.lines();
  }
}
