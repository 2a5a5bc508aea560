package org.emajbatch.orchestrator.soak;

/** What is done to the runs, and how often each is chosen. */
enum Fault {
  /** pg_terminate_backend of a session. */
  TERMINATE_BACKEND(10),
  /** pg_cancel_backend of a session. */
  CANCEL_STATEMENT(8),
  /** The command cancel, for a run. */
  CANCEL_RUN(3),
  /** kill -9 of a process. */
  KILL_PROCESS(4),
  /** SIGTERM to a process. */
  SIGNAL_PROCESS(3),
  /** The server stops at once and comes up again. */
  CRASH_SERVER(1),
  /** An application holds a lock on a table for a while. */
  HOLD_LOCK(8),
  /** The command recover. */
  RECOVER(6),
  /** The command recover --force, which ends live runs. */
  RECOVER_FORCED(2),
  /** All connections of a run break. */
  CUT_CONNECTIONS(5),
  /** A step of a run throws. */
  FAIL_STEP(4),
  /** A step of a run takes its time. */
  DELAY_STEP(6);

  private final int weight;

  Fault(int weight) {
    this.weight = weight;
  }

  int weight() {
    return weight;
  }
}
