package org.emajbatch.orchestrator.recovery;

import java.util.ArrayList;
import java.util.List;
import org.emajbatch.orchestrator.recovery.RecoveryReport.OtherItem;
import org.emajbatch.orchestrator.recovery.RecoveryReport.RunItem;
import org.emajbatch.orchestrator.recovery.RecoveryReport.TransactionItem;
import org.emajbatch.orchestrator.report.Texts;

/** A recovery's report for people. */
public final class RecoveryText {

  private static final String LOCKED = "some tables are still locked";

  private RecoveryText() {}

  /** The lines to print. */
  public static List<String> lines(RecoveryReport report) {
    List<String> lines = new ArrayList<>();
    for (RunItem run : report.runs()) {
      lines.add("run " + run.runId() + about(run) + ": " + verdict(run, report.dryRun()));
      for (TransactionItem transaction : run.transactions()) {
        lines.add("  " + words(transaction.action()) + " " + transaction.gid());
      }
      run.problem().ifPresent(problem -> lines.add("  left: " + problem));
    }
    for (OtherItem other : report.others()) {
      lines.add(
          "left alone (%s): %s in database %s, prepared by %s at %s%s"
              .formatted(
                  other.kind(),
                  other.gid(),
                  other.database(),
                  other.owner(),
                  other.preparedAt(),
                  other.rollbackId().isPresent()
                      ? ", rollback " + other.rollbackId().getAsInt()
                      : ""));
    }
    if (report.runs().isEmpty()) {
      lines.add("No run was left behind.");
    }
    report.next().forEach(command -> lines.add("next:  " + command));
    return lines;
  }

  private static String about(RunItem run) {
    return run.groups().isEmpty()
        ? ""
        : " of " + Texts.groups(run.groups()) + " to mark " + run.mark().orElse("");
  }

  private static String verdict(RunItem run, boolean dryRun) {
    if (run.inProgress()) {
      return "in progress, left alone";
    }
    return switch (run.outcome()) {
      case "committed" ->
          dryRun
              ? "committed, to be finished"
              : "committed, " + (run.problem().isPresent() ? LOCKED : "all tables are at the mark");
      case "aborted" ->
          dryRun
              ? "not decided or aborted, to be undone"
              : "aborted, nothing was changed" + (run.problem().isPresent() ? ", " + LOCKED : "");
      default -> "unknown";
    };
  }

  private static String words(String action) {
    return switch (action) {
      case "committed" -> "committed";
      case "rolledBack" -> "rolled back";
      case "wouldCommit" -> "would commit";
      case "wouldRollBack" -> "would roll back";
      default -> "left";
    };
  }
}
