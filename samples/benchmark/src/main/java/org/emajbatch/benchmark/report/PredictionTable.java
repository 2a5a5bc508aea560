package org.emajbatch.benchmark.report;

import static org.emajbatch.benchmark.report.Figures.millis;
import static org.emajbatch.benchmark.report.Figures.ratio;

import java.util.List;
import org.emajbatch.benchmark.result.PredictionResult;

/** Predicted and real makespans: medians, and how they relate run by run. */
final class PredictionTable {

  private PredictionTable() {}

  static List<String> lines(List<PredictionResult> results) {
    MarkdownTable table =
        new MarkdownTable(
            3,
            "workload",
            "work",
            "rollback",
            "sessions",
            "predicted ms",
            "real ms",
            "real/predicted",
            "from-to",
            "within 25 %",
            "in interval",
            "the one before within 25 %");
    for (PredictionResult result : results) {
      List<Double> ratios =
          result.runs().stream().map(PredictionResult.Run::ratio).sorted().toList();
      String outOf = " of " + ratios.size();
      table.row(
          result.workload(),
          result.work(),
          result.rollback(),
          Integer.toString(result.sessionCount()),
          millis(result.predictedMicros()),
          millis(result.realMicros()),
          ratio(result.medianRatio()),
          ratio(ratios.get(0)) + "-" + ratio(ratios.get(ratios.size() - 1)),
          result.closeCount() + outOf,
          result.intervalCount() + outOf,
          result.steadyCount().isPresent() ? result.steadyCount().getAsInt() + outOf : "");
    }
    return table.lines();
  }
}
