package org.emajbatch.orchestrator.doctor;

/** How bad a finding is; the worst first. */
public enum Severity {
  /** A rollback would fail or be refused. */
  PROBLEM("problem"),
  /** A rollback works, and something may go wrong. */
  WARNING("warning"),
  /** Good to know. */
  NOTE("note"),
  /** As it should be. */
  OK("ok");

  private final String json;

  Severity(String json) {
    this.json = json;
  }

  /** The value in JSON documents, and the word in texts. */
  public String json() {
    return json;
  }
}
