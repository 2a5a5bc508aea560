package org.emajbatch.orchestrator.faults;

/** What strikes: the columns of the matrix. */
enum Fault {
  CLIENT_KILLED("client killed"),
  CANCELLED("cancelled (Ctrl-C, SIGTERM, `cancel`)"),
  WORKER_KILLED("a worker's backend killed"),
  COORDINATOR_KILLED("coordinator's backend killed"),
  CRASH("server crash, restart"),
  CUT("connection cut, message lost"),
  ANSWER_LOST("connection cut, answer lost"),
  PARTITION("silence, then `recover --force`"),
  SECOND_RUN("second rollback of the group"),
  RECOVER("two `recover` at once");

  private final String title;

  Fault(String title) {
    this.title = title;
  }

  /** For people. */
  String title() {
    return title;
  }
}
