package org.emajbatch.orchestrator.cancel;

import java.util.List;
import org.emajbatch.orchestrator.failure.DataState;
import org.emajbatch.orchestrator.failure.Result;
import org.emajbatch.orchestrator.report.RollbackReport;
import org.emajbatch.orchestrator.report.Texts;
import org.emajbatch.sql.run.Run;

/**
 * A run that does not happen. This object is the JSON document.
 *
 * @param schemaVersion of the document
 * @param outcome cancelled, or nothingToDo where it was aborted before
 * @param state always nothingChanged
 * @param runId the run
 * @param groups its table groups
 * @param mark the mark it would have gone to
 */
public record CancelReport(
    int schemaVersion,
    String outcome,
    String state,
    String runId,
    List<String> groups,
    String mark) {

  public CancelReport {
    groups = List.copyOf(groups);
  }

  static CancelReport of(Run run, Result result) {
    return new CancelReport(
        RollbackReport.SCHEMA_VERSION,
        result.json(),
        DataState.NOTHING_CHANGED.json(),
        run.id().toString(),
        run.groups(),
        run.mark());
  }

  /** The lines to print. */
  public List<String> lines() {
    String verb = outcome.equals(Result.CANCELLED.json()) ? "is cancelled" : "was aborted before";
    return List.of(
        "run %s of %s to mark %s %s: nothing was changed"
            .formatted(runId, Texts.groups(groups), mark, verb));
  }
}
