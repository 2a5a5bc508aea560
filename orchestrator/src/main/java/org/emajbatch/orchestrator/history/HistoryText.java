package org.emajbatch.orchestrator.history;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.emajbatch.orchestrator.report.Texts;
import org.emajbatch.sql.history.PastRun;

/** The past runs for people: one line each, and at the end how good their estimates were. */
public final class HistoryText {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

  private HistoryText() {}

  /** The lines to print. */
  public static List<String> lines(HistoryReport report) {
    if (report.runs().isEmpty()) {
      return List.of("database " + report.database() + " has seen no rollback of this program");
    }
    List<String> lines = new ArrayList<>();
    report.runs().forEach(run -> lines.add(line(run)));
    report.calibration().ifPresent(calibration -> lines.add(calibration.describe()));
    return lines;
  }

  private static String line(HistoryReport.Run run) {
    StringBuilder line =
        new StringBuilder(
            "%s  %-9s  %s%s to mark %s, %s"
                .formatted(
                    TIME.format(run.startedAt()),
                    run.outcome(),
                    run.logged() ? "logged, " : "",
                    Texts.groups(run.groups()),
                    run.mark(),
                    Texts.count(run.sessionCount(), "session")));
    run.rowsRolledBack().ifPresent(rows -> line.append(", ").append(Texts.count(rows, "row")));
    run.ratio()
        .ifPresent(
            ratio ->
                line.append(
                    ", estimate %s, real %s (%s)"
                        .formatted(
                            Texts.duration(run.predictedMs().orElse(0)),
                            Texts.duration(run.realMs().orElse(0)),
                            PastRun.Prediction.deviation(ratio))));
    return line.toString();
  }
}
