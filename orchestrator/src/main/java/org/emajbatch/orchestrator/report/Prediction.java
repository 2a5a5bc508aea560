package org.emajbatch.orchestrator.report;

import org.emajbatch.sql.history.PastRun;

/**
 * What was predicted against what it took, for the longest session: putting its tables back, from
 * the first step to the last.
 *
 * @param predictedMs what was predicted
 * @param lowMs lower end of the interval in which four of five runs should lie
 * @param highMs upper end
 * @param realMs what it took
 * @param ratio real against predicted
 * @param within whether it lay in the interval
 */
public record Prediction(
    long predictedMs, long lowMs, long highMs, long realMs, double ratio, boolean within) {

  /**
   * Compares.
   *
   * @param plan what was predicted
   * @param realMs how long the longest session took
   */
  public static Prediction of(PlanReport plan, long realMs) {
    return new Prediction(
        plan.makespanMs(),
        plan.makespanLowMs(),
        plan.makespanHighMs(),
        realMs,
        Math.round(1_000.0 * realMs / Math.max(1, plan.makespanMs())) / 1_000.0,
        realMs >= plan.makespanLowMs() && realMs <= plan.makespanHighMs());
  }

  /** For people, such as {@code estimate 6.2 s (5.1 s to 7.9 s), real 6.6 s (6 % longer)}. */
  public String describe() {
    return "estimate %s (%s to %s), real %s (%s)"
        .formatted(
            Texts.duration(predictedMs),
            Texts.duration(lowMs),
            Texts.duration(highMs),
            Texts.duration(realMs),
            PastRun.Prediction.deviation(ratio));
  }
}
