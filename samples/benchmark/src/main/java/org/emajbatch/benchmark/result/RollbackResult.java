package org.emajbatch.benchmark.result;

import java.util.Map;
import java.util.Optional;

/**
 * The rollbacks of one workload in one way. This object is part of the JSON document.
 *
 * @param workload its name
 * @param title what is special about it
 * @param tableCount tables rolled back
 * @param changedRows rows put back
 * @param driver how the rollback was called
 * @param logged whether it can be rolled back
 * @param sessionCount sessions asked for
 * @param times whole operations
 * @param medianMicros of the times
 * @param reference what they are compared with
 * @param referenceTimes the reference, measured in turn with the rollbacks
 * @param ratioToReference ratio of the medians
 * @param ratioToOneSession ratio of the medians, where one session was measured as well
 * @param phaseMicros medians of where the time went, as the engine tells it; steps are summed over
 *     sessions
 */
public record RollbackResult(
    String workload,
    String title,
    int tableCount,
    long changedRows,
    String driver,
    boolean logged,
    int sessionCount,
    Series times,
    long medianMicros,
    String reference,
    Series referenceTimes,
    double ratioToReference,
    Optional<Double> ratioToOneSession,
    Map<String, Long> phaseMicros) {

  /** How unlogged and logged rollbacks are called in options and results. */
  public static String kind(boolean logged) {
    return logged ? "logged" : "unlogged";
  }
}
