package org.emajbatch.benchmark.result;

import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * How long rollbacks were to take, and what they took: those that had as much history before them,
 * one or more in each of several equal databases. This object is part of the JSON document.
 *
 * @param workload the name by which it is asked for
 * @param work what was done to the tables each time
 * @param sessionCount sessions asked for
 * @param rollback which one in its database
 * @param runs all of them
 * @param predictedMicros median
 * @param realMicros median
 * @param medianRatio of the ratios, run by run
 * @param closeCount how many predictions were at most a quarter of the real makespan off
 * @param intervalCount how many real makespans lay in the interval that was predicted
 * @param steadyCount how many times the rollback before was at most a quarter off; what estimates
 *     can be expected to do on this machine. Nothing where there was none before
 */
public record PredictionResult(
    String workload,
    String work,
    int sessionCount,
    String rollback,
    List<Run> runs,
    long predictedMicros,
    long realMicros,
    double medianRatio,
    int closeCount,
    int intervalCount,
    OptionalInt steadyCount) {

  private static final double CLOSE = 0.25;

  /**
   * A rollback.
   *
   * @param predictedMicros estimated makespan
   * @param realMicros what it was
   * @param within whether it lay in the interval that was predicted
   * @param beforeMicros what that of the rollback before was, of the same work in the same database
   */
  public record Run(
      long predictedMicros, long realMicros, boolean within, OptionalLong beforeMicros) {

    /** Real against predicted. */
    public double ratio() {
      return (double) realMicros / Math.max(1, predictedMicros);
    }

    private boolean isClose(long expectedMicros) {
      return Math.abs(expectedMicros - realMicros) <= CLOSE * realMicros;
    }

    private boolean isSteady() {
      return beforeMicros.isPresent() && isClose(beforeMicros.getAsLong());
    }
  }

  /** Keeps an unmodifiable copy. */
  public PredictionResult {
    runs = List.copyOf(runs);
  }

  /** Counts, and takes medians. */
  public static PredictionResult of(
      String workload, String work, int sessionCount, String rollback, List<Run> runs) {
    boolean isFirst = runs.stream().allMatch(run -> run.beforeMicros().isEmpty());
    List<Double> ratios = runs.stream().map(Run::ratio).sorted().toList();
    return new PredictionResult(
        workload,
        work,
        sessionCount,
        rollback,
        runs,
        new Series(runs.stream().map(Run::predictedMicros).toList()).median(),
        new Series(runs.stream().map(Run::realMicros).toList()).median(),
        (ratios.get((ratios.size() - 1) / 2) + ratios.get(ratios.size() / 2)) / 2,
        (int) runs.stream().filter(run -> run.isClose(run.predictedMicros())).count(),
        (int) runs.stream().filter(Run::within).count(),
        isFirst
            ? OptionalInt.empty()
            : OptionalInt.of((int) runs.stream().filter(Run::isSteady).count()));
  }
}
