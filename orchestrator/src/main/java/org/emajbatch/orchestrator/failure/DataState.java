package org.emajbatch.orchestrator.failure;

/** Where the data is when a command ends; the sentence that no message may leave out. */
public enum DataState {
  /** As before the command. */
  NOTHING_CHANGED("nothingChanged", "nothing was changed"),
  /** Every table is at the mark. */
  AT_MARK("atMark", "all tables are at the mark"),
  /** Not known, or known and not finished everywhere. */
  PENDING("pending", "the outcome is pending");

  private final String json;
  private final String sentence;

  DataState(String json, String sentence) {
    this.json = json;
    this.sentence = sentence;
  }

  /** The value in JSON documents. */
  public String json() {
    return json;
  }

  /** The same for people, without a full stop. */
  public String sentence() {
    return sentence;
  }
}
