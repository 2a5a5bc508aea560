package org.emajbatch.orchestrator.failure;

/** The outcome of a command, as JSON documents name it. */
public enum Result {
  /** Decided and done. */
  COMMITTED("committed"),
  /** There was nothing to do. */
  NOTHING_TO_DO("nothingToDo"),
  /** A check said no before anything was begun. */
  REFUSED("refused"),
  /** Begun, and undone. */
  ABORTED("aborted"),
  /** Undone because the user asked for it. */
  CANCELLED("cancelled"),
  /** Nobody can tell yet. */
  UNKNOWN("unknown");

  private final String json;

  Result(String json) {
    this.json = json;
  }

  /** The value in JSON documents. */
  public String json() {
    return json;
  }
}
