package org.emajbatch.orchestrator.report;

import java.util.ArrayList;
import java.util.List;
import org.emajbatch.orchestrator.failure.Failure;

/** A failure for people: what failed, where the data is now, what helps, what to type next. */
public final class FailureText {

  private FailureText() {}

  /** The lines to print. */
  public static List<String> lines(Failure failure) {
    List<String> lines = new ArrayList<>();
    lines.add("error: " + failure.getMessage());
    lines.add("state: " + failure.kind().state().sentence());
    failure.hint().ifPresent(hint -> lines.add("hint:  " + hint));
    failure.next().forEach(command -> lines.add("next:  " + command));
    return lines;
  }
}
