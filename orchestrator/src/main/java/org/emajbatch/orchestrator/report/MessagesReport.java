package org.emajbatch.orchestrator.report;

import java.util.List;
import org.emajbatch.orchestrator.failure.DataState;
import org.emajbatch.orchestrator.failure.Result;

/**
 * What a command says that only has sentences to say. This object is the JSON document.
 *
 * @param schemaVersion of the document
 * @param outcome committed or nothingToDo
 * @param state always nothingChanged: no table's content was touched
 * @param messages whole sentences
 * @param next commands that make sense now
 */
public record MessagesReport(
    int schemaVersion, String outcome, String state, List<String> messages, List<String> next) {

  public MessagesReport {
    messages = List.copyOf(messages);
    next = List.copyOf(next);
  }

  /** Something was done, or there was nothing to do. */
  public static MessagesReport of(boolean done, List<String> messages, List<String> next) {
    return new MessagesReport(
        RollbackReport.SCHEMA_VERSION,
        (done ? Result.COMMITTED : Result.NOTHING_TO_DO).json(),
        DataState.NOTHING_CHANGED.json(),
        messages,
        next);
  }
}
