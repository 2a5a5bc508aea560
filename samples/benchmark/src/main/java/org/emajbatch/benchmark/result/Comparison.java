package org.emajbatch.benchmark.result;

import java.util.Optional;

/**
 * One operation that is no rollback, and what it is compared with. This object is part of the JSON
 * document.
 *
 * @param workload the name by which it is asked for
 * @param operation what was measured
 * @param times how long it took
 * @param medianMicros of the times
 * @param reference what it is compared with
 * @param referenceTimes how long that took
 * @param ratio ratio of the medians
 */
public record Comparison(
    String workload,
    String operation,
    Series times,
    long medianMicros,
    Optional<String> reference,
    Optional<Series> referenceTimes,
    Optional<Double> ratio) {

  /** An operation that is compared with nothing. */
  public static Comparison alone(String workload, String operation, Series times) {
    return new Comparison(
        workload,
        operation,
        times,
        times.median(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** An operation beside its reference. */
  public static Comparison of(
      String workload, String operation, Series times, String reference, Series referenceTimes) {
    return new Comparison(
        workload,
        operation,
        times,
        times.median(),
        Optional.of(reference),
        Optional.of(referenceTimes),
        Optional.of(times.ratioTo(referenceTimes)));
  }
}
