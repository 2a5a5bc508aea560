package org.emajbatch.orchestrator.history;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.emajbatch.orchestrator.report.Texts;
import org.emajbatch.sql.history.PastRun;

/**
 * How good the estimates of some runs were.
 *
 * @param runCount how many runs had one and came to their end
 * @param withinCount how many of them lay in the interval that was predicted
 * @param medianRatio median of real against predicted
 */
public record Calibration(int runCount, int withinCount, double medianRatio) {

  /** Fewer runs prove nothing. */
  private static final int ENOUGH = 3;

  /** Plans made by estimates that are all wrong by one factor are balanced nevertheless. */
  private static final double FAR_OFF = 1.5;

  /** Of those that should lie in four of five cases. */
  private static final double FEW_WITHIN = 0.5;

  /** Of those runs that have a prediction; nothing if none has. */
  public static Optional<Calibration> of(List<PastRun> runs) {
    List<PastRun.Prediction> predictions =
        runs.stream().flatMap(run -> run.prediction().stream()).toList();
    if (predictions.isEmpty()) {
      return Optional.empty();
    }
    List<Double> ratios = predictions.stream().map(PastRun.Prediction::ratio).sorted().toList();
    int half = ratios.size() / 2;
    double median =
        ratios.size() % 2 == 1 ? ratios.get(half) : (ratios.get(half - 1) + ratios.get(half)) / 2;
    return Optional.of(
        new Calibration(
            ratios.size(),
            (int) predictions.stream().filter(PastRun.Prediction::within).count(),
            Math.round(median * 1_000) / 1_000.0));
  }

  /** Whether there are runs enough to say something. */
  public boolean isMeaningful() {
    return runCount >= ENOUGH;
  }

  /** Whether the estimates mislead. */
  public boolean isFarOff() {
    return isMeaningful()
        && (medianRatio > FAR_OFF
            || medianRatio < 1 / FAR_OFF
            || withinCount < FEW_WITHIN * runCount);
  }

  /** A sentence without a full stop. */
  public String describe() {
    return String.format(
        Locale.ROOT,
        "real against estimated time of %s: median %.2f, %d in the interval",
        Texts.count(runCount, "run"),
        medianRatio,
        withinCount);
  }
}
