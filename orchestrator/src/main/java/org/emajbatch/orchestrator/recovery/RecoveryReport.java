package org.emajbatch.orchestrator.recovery;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.emajbatch.orchestrator.failure.DataState;
import org.emajbatch.orchestrator.failure.Result;
import org.emajbatch.orchestrator.recovery.Resolution.Handled;
import org.emajbatch.orchestrator.report.RollbackReport;
import org.emajbatch.sql.run.PreparedTransaction;
import org.emajbatch.sql.run.Run;

/**
 * What a recovery found and did. This object is the JSON document.
 *
 * @param schemaVersion of the document
 * @param dryRun whether nothing was done
 * @param outcome of all runs, where they agree; nothingToDo where there was none
 * @param state where the data of all runs is, where they agree
 * @param runs the runs of this tool
 * @param others prepared transactions that were left alone
 * @param next commands that make sense now
 */
public record RecoveryReport(
    int schemaVersion,
    boolean dryRun,
    Optional<String> outcome,
    Optional<String> state,
    List<RunItem> runs,
    List<OtherItem> others,
    List<String> next) {

  public RecoveryReport {
    runs = List.copyOf(runs);
    others = List.copyOf(others);
    next = List.copyOf(next);
  }

  /**
   * A run.
   *
   * @param runId the run
   * @param rollbackId the engine's id
   * @param groups the table groups, empty where only its prepared transactions are known
   * @param mark the mark it went to
   * @param outcome committed, aborted or unknown
   * @param state where its data is
   * @param inProgress whether its process is alive, so that it was left alone
   * @param transactions its prepared transactions
   * @param problem why something is left
   */
  public record RunItem(
      String runId,
      OptionalInt rollbackId,
      List<String> groups,
      Optional<String> mark,
      String outcome,
      String state,
      boolean inProgress,
      List<TransactionItem> transactions,
      Optional<String> problem) {}

  /**
   * A prepared transaction of a run.
   *
   * @param gid its name
   * @param database where it is
   * @param owner who prepared it
   * @param preparedAt when
   * @param action what became of it
   */
  public record TransactionItem(
      String gid, String database, String owner, Instant preparedAt, String action) {}

  /**
   * A prepared transaction that is not ours to touch.
   *
   * @param gid its name
   * @param kind upstream, oursUnknownVersion or foreign
   * @param database where it is
   * @param owner who prepared it
   * @param preparedAt when
   * @param rollbackId the rollback of E-Maj's own client that it belongs to
   */
  public record OtherItem(
      String gid,
      String kind,
      String database,
      String owner,
      Instant preparedAt,
      OptionalInt rollbackId) {}

  /** From what a recovery found. */
  public static RecoveryReport of(Recovery.Findings findings, boolean dryRun, List<String> next) {
    List<RunItem> runs = findings.runs().stream().map(RecoveryReport::run).toList();
    return new RecoveryReport(
        RollbackReport.SCHEMA_VERSION,
        dryRun,
        runs.isEmpty()
            ? Optional.of(Result.NOTHING_TO_DO.json())
            : common(runs.stream().map(RunItem::outcome).collect(Collectors.toSet())),
        runs.isEmpty()
            ? Optional.of(DataState.NOTHING_CHANGED.json())
            : common(runs.stream().map(RunItem::state).collect(Collectors.toSet())),
        runs,
        findings.others().stream().map(RecoveryReport::other).toList(),
        next);
  }

  private static Optional<String> common(Set<String> values) {
    return values.size() == 1 ? Optional.of(values.iterator().next()) : Optional.empty();
  }

  private static RunItem run(Resolution resolution) {
    Result result =
        switch (resolution.standing()) {
          case COMMITTED -> Result.COMMITTED;
          case ABORTED -> Result.ABORTED;
          case IN_PROGRESS, UNKNOWN -> Result.UNKNOWN;
        };
    DataState state =
        switch (resolution.standing()) {
          case COMMITTED -> resolution.isLeft() ? DataState.PENDING : DataState.AT_MARK;
          case ABORTED -> DataState.NOTHING_CHANGED;
          case IN_PROGRESS, UNKNOWN -> DataState.PENDING;
        };
    return new RunItem(
        resolution.run().toString(),
        resolution.row().map(Run::rollbackId).orElse(OptionalInt.empty()),
        resolution.row().map(Run::groups).orElse(List.of()),
        resolution.row().map(Run::mark),
        result.json(),
        state.json(),
        resolution.standing() == Resolution.Standing.IN_PROGRESS,
        resolution.transactions().stream().map(RecoveryReport::transaction).toList(),
        resolution.problem());
  }

  private static TransactionItem transaction(Handled handled) {
    PreparedTransaction transaction = handled.transaction();
    return new TransactionItem(
        transaction.gid(),
        transaction.database(),
        transaction.owner(),
        transaction.preparedAt(),
        handled.action().json());
  }

  private static OtherItem other(PreparedTransaction transaction) {
    return new OtherItem(
        transaction.gid(),
        kind(transaction.kind()),
        transaction.database(),
        transaction.owner(),
        transaction.preparedAt(),
        transaction.upstreamRollbackId());
  }

  private static String kind(PreparedTransaction.Kind kind) {
    return switch (kind) {
      case OURS_UNKNOWN_VERSION -> "oursUnknownVersion";
      default -> kind.name().toLowerCase(Locale.ROOT);
    };
  }
}
