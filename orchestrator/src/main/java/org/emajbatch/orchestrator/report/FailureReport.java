package org.emajbatch.orchestrator.report;

import java.util.List;
import java.util.Optional;
import org.emajbatch.orchestrator.failure.Failure;

/**
 * What a command that failed says. This object is the JSON document.
 *
 * @param schemaVersion of the document
 * @param outcome see {@link org.emajbatch.orchestrator.failure.Result}
 * @param state see {@link org.emajbatch.orchestrator.failure.DataState}
 * @param error what failed
 * @param next commands that make sense now
 */
public record FailureReport(
    int schemaVersion, String outcome, String state, ErrorItem error, List<String> next) {

  public FailureReport {
    next = List.copyOf(next);
  }

  /**
   * What failed.
   *
   * @param code for programs
   * @param message for people
   * @param object what it is about
   * @param hint what helps
   */
  public record ErrorItem(
      String code, String message, Optional<String> object, Optional<String> hint) {}

  /** From a failure. */
  public static FailureReport of(Failure failure) {
    return new FailureReport(
        RollbackReport.SCHEMA_VERSION,
        failure.kind().result().json(),
        failure.kind().state().json(),
        new ErrorItem(
            failure.code().json(), failure.getMessage(), failure.object(), failure.hint()),
        failure.next());
  }
}
