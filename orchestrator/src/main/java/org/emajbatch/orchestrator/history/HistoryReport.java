package org.emajbatch.orchestrator.history;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.emajbatch.orchestrator.report.RollbackReport;
import org.emajbatch.sql.history.PastRun;

/**
 * The past runs of a database. This object is the JSON document.
 *
 * @param schemaVersion of the document
 * @param database the database
 * @param runs the runs, newest first
 * @param calibration how good their estimates were, if any had one
 */
public record HistoryReport(
    int schemaVersion, String database, List<Run> runs, Optional<Calibration> calibration) {

  public HistoryReport {
    runs = List.copyOf(runs);
  }

  /**
   * A run.
   *
   * @param runId its id
   * @param rollbackId the engine's id, once it has one
   * @param outcome committed, aborted, or unknown where this database does not say
   * @param startedAt when it began
   * @param finishedAt when nothing was left to do
   * @param startedBy who started it
   * @param groups the table groups
   * @param mark the mark
   * @param logged whether the rollback could be rolled back
   * @param sessionCount how many sessions worked here
   * @param rowsRolledBack primary keys that were put back here
   * @param predictedMs estimated duration of the longest session
   * @param realMs what it took
   * @param ratio real against predicted
   * @param within whether it lay in the interval that was predicted
   */
  public record Run(
      String runId,
      OptionalInt rollbackId,
      String outcome,
      OffsetDateTime startedAt,
      Optional<OffsetDateTime> finishedAt,
      String startedBy,
      List<String> groups,
      String mark,
      boolean logged,
      int sessionCount,
      OptionalLong rowsRolledBack,
      OptionalLong predictedMs,
      OptionalLong realMs,
      Optional<Double> ratio,
      Optional<Boolean> within) {

    public Run {
      groups = List.copyOf(groups);
    }
  }

  /**
   * From what was kept.
   *
   * @param database the database's name
   * @param runs newest first
   * @param zone in which times are told
   */
  public static HistoryReport of(String database, List<PastRun> runs, ZoneId zone) {
    return new HistoryReport(
        RollbackReport.SCHEMA_VERSION,
        database,
        runs.stream().map(run -> run(run, zone)).toList(),
        Calibration.of(runs));
  }

  private static Run run(PastRun run, ZoneId zone) {
    Optional<PastRun.Prediction> prediction = run.prediction();
    return new Run(
        run.id().toString(),
        run.rollbackId(),
        run.outcome().orElse("unknown"),
        at(run.startedAt(), zone),
        run.finishedAt().map(moment -> at(moment, zone)),
        run.startedBy(),
        run.groups(),
        run.mark(),
        run.logged(),
        run.sessionCount(),
        run.rows(),
        millis(prediction.map(PastRun.Prediction::predictedMs)),
        millis(prediction.map(PastRun.Prediction::realMs)),
        prediction.map(one -> Math.round(one.ratio() * 1_000) / 1_000.0),
        prediction.map(PastRun.Prediction::within));
  }

  private static OffsetDateTime at(Instant moment, ZoneId zone) {
    return moment.atZone(zone).toOffsetDateTime();
  }

  private static OptionalLong millis(Optional<Long> value) {
    return value.map(OptionalLong::of).orElse(OptionalLong.empty());
  }
}
