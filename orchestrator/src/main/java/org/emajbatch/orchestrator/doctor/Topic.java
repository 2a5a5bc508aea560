package org.emajbatch.orchestrator.doctor;

/** What a finding is about, in the order in which findings are told. */
public enum Topic {
  SERVER("server"),
  SETTINGS("settings"),
  CAPACITY("capacity"),
  RIGHTS("rights"),
  ENGINE("engine"),
  DBLINK("dblink"),
  LEFTOVERS("leftovers"),
  GROUPS("groups"),
  TABLES("tables"),
  FOREIGN_KEYS("foreignKeys"),
  TRIGGERS("triggers"),
  ESTIMATES("estimates");

  private final String json;

  Topic(String json) {
    this.json = json;
  }

  /** The value in JSON documents. */
  public String json() {
    return json;
  }

  /** For people. */
  String words() {
    return this == FOREIGN_KEYS ? "foreign keys" : json;
  }
}
