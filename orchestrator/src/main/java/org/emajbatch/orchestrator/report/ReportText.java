package org.emajbatch.orchestrator.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.emajbatch.orchestrator.failure.DataState;

/** A rollback's report for people. Its last line is the one that counts. */
public final class ReportText {

  private static final int LONGEST_TABLES = 5;

  private ReportText() {}

  /** The lines to print. */
  public static List<String> lines(RollbackReport report) {
    List<String> lines = new ArrayList<>();
    lines.add(
        (report.logged() ? "Logged rollback" : "Rollback")
            + report.rollbackId().stream().mapToObj(id -> " " + id).findFirst().orElse("")
            + " of "
            + join(
                report,
                part ->
                    Texts.groups(part.groups())
                        + " to mark "
                        + part.mark()
                        + " in database "
                        + part.database()));
    lines.add("  run        " + report.runId());
    lines.add(
        "  done       "
            + Texts.count(report.rowsRolledBack(), "row")
            + " in "
            + Texts.count(report.tableCount(), "table")
            + ", "
            + Texts.count(report.sessionCount(), "session")
            + ", "
            + Texts.duration(report.elapsedMs()));
    lines.add("  plan       " + report.prediction().describe() + plan(report.plan()));
    report.sessions().forEach(session -> lines.add("  session " + session(session)));
    slowest(report).forEach(lines::add);
    cost(report).ifPresent(lines::add);
    report
        .messages()
        .forEach(message -> lines.add("  " + message.severity() + ": " + message.text()));
    lines.add(
        "All tables of "
            + (report.databases().size() == 1
                ? Texts.groups(report.groups()) + " are at mark " + report.mark()
                : "all " + report.databases().size() + " databases' groups are at their marks")
            + compared(report)
            + ".");
    return lines;
  }

  private static String join(
      RollbackReport report, Function<RollbackReport.Part, String> sentence) {
    return report.databases().stream().map(sentence).collect(Collectors.joining("; "));
  }

  private static String plan(PlanReport plan) {
    String bound =
        plan.provedOptimal()
            ? ", proved optimal"
            : String.format(
                Locale.ROOT,
                ", lower bound %s, gap %.1f %%",
                Texts.duration(plan.lowerBoundMs()),
                plan.gap() * 100);
    String bottleneck =
        plan.bottleneck().isEmpty() ? "" : ", longest: " + shortened(plan.bottleneck());
    return bound + bottleneck;
  }

  private static String shortened(List<String> tables) {
    if (tables.size() <= LONGEST_TABLES) {
      return String.join(", ", tables);
    }
    return String.join(", ", tables.subList(0, LONGEST_TABLES))
        + " and "
        + (tables.size() - LONGEST_TABLES)
        + " more";
  }

  private static String session(RollbackReport.Session session) {
    return String.format(
        Locale.ROOT,
        "%-3d%s in %s, locks %s, work %s (estimate %s)",
        session.session(),
        Texts.count(session.rowsRolledBack(), "row"),
        Texts.count(session.tableCount(), "table"),
        Texts.duration(session.lockMs()),
        Texts.duration(session.executeMs()),
        Texts.duration(session.estimateMs()));
  }

  private static List<String> slowest(RollbackReport report) {
    return report.tables().stream()
        .sorted((a, b) -> Long.compare(b.elapsedMs(), a.elapsedMs()))
        .limit(LONGEST_TABLES)
        .map(
            table ->
                "  table      %s%s.%s, %s, %s"
                    .formatted(
                        report.databases().size() > 1 ? table.database() + ": " : "",
                        table.schema(),
                        table.name(),
                        Texts.count(table.rowsRolledBack(), "row"),
                        Texts.duration(table.elapsedMs())))
        .toList();
  }

  private static Optional<String> cost(RollbackReport report) {
    if (report.keysVerified().isEmpty()) {
      return Optional.empty();
    }
    long millis = report.verifyMs().orElse(0);
    return Optional.of(
        "  verified   %s in %s, %s (%d %% of the run)"
            .formatted(
                Texts.count(report.keysVerified().getAsLong(), "key"),
                Texts.count(report.tableCount(), "table"),
                Texts.duration(millis),
                Math.round(100.0 * millis / Math.max(1, report.elapsedMs()))));
  }

  private static String compared(RollbackReport report) {
    if (report.verified()) {
      return ", compared row by row";
    }
    return report.state().equals(DataState.PENDING.json()) ? ", BUT THEIR CONTENT DIFFERS" : "";
  }
}
