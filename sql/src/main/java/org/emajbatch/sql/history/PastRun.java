package org.emajbatch.sql.history;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.emajbatch.sql.run.RunId;

/**
 * A run of this database, with what was kept of it.
 *
 * @param id the run
 * @param rollbackId the engine's id of the rollback, once it has one
 * @param groups the table groups
 * @param mark the mark
 * @param logged whether the rollback was logged
 * @param sessionCount how many sessions worked here
 * @param startedBy who started it
 * @param startedAt when
 * @param finishedAt when nothing was left to do
 * @param outcome how it was decided, where that is known in this database
 * @param prediction how long it was to take and took; only of runs that committed
 * @param rows primary keys that were put back here
 */
public record PastRun(
    RunId id,
    OptionalInt rollbackId,
    List<String> groups,
    String mark,
    boolean logged,
    int sessionCount,
    String startedBy,
    Instant startedAt,
    Optional<Instant> finishedAt,
    Optional<String> outcome,
    Optional<Prediction> prediction,
    OptionalLong rows) {

  public PastRun {
    groups = List.copyOf(groups);
  }

  /**
   * Predicted and real duration of the longest session, in milliseconds.
   *
   * @param predictedMs what was predicted
   * @param realMs what it took
   * @param within whether it lay in the interval that was predicted
   */
  public record Prediction(long predictedMs, long realMs, boolean within) {

    /** Beyond it percents are hard to read. */
    private static final double PERCENTS_END = 3;

    /** Real against predicted. */
    public double ratio() {
      return (double) realMs / Math.max(1, predictedMs);
    }

    /**
     * A ratio of real to predicted, in words.
     *
     * @param ratio not negative
     */
    public static String deviation(double ratio) {
      long percent = Math.round(Math.abs(ratio - 1) * 100);
      if (percent == 0) {
        return "as estimated";
      }
      if (ratio >= PERCENTS_END) {
        return String.format(Locale.ROOT, "%.1f times as long", ratio);
      }
      return percent + " % " + (ratio > 1 ? "longer" : "shorter");
    }
  }
}
