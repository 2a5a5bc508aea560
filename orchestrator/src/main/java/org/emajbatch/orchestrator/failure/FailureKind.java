package org.emajbatch.orchestrator.failure;

/** The ways in which a command can fail, with the exit codes that scripts rely on. */
public enum FailureKind {
  /** A check refused before anything was begun. */
  REFUSED(1, Result.REFUSED, DataState.NOTHING_CHANGED),
  /** The command line makes no sense. */
  USAGE(2, Result.REFUSED, DataState.NOTHING_CHANGED),
  /** No connection to begin with. */
  CONNECTION(3, Result.REFUSED, DataState.NOTHING_CHANGED),
  /** Begun and undone. */
  ABORTED(4, Result.ABORTED, DataState.NOTHING_CHANGED),
  /** A wish that came too late: the rollback has its way. */
  DECIDED(1, Result.REFUSED, DataState.AT_MARK),
  /** Undone because somebody asked for it. */
  CANCELLED(130, Result.CANCELLED, DataState.NOTHING_CHANGED),
  /** Nobody knows yet which way it went. */
  UNKNOWN(5, Result.UNKNOWN, DataState.PENDING),
  /** Decided for the mark, and not finished everywhere. */
  UNFINISHED(5, Result.COMMITTED, DataState.PENDING);

  private final int exitCode;
  private final Result result;
  private final DataState state;

  FailureKind(int exitCode, Result result, DataState state) {
    this.exitCode = exitCode;
    this.result = result;
    this.state = state;
  }

  /** The process's exit code. */
  public int exitCode() {
    return exitCode;
  }

  /** The outcome for documents. */
  public Result result() {
    return result;
  }

  /** Where the data is. */
  public DataState state() {
    return state;
  }
}
