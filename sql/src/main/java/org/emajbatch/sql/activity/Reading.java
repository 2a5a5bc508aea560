package org.emajbatch.sql.activity;

import java.util.Optional;
import org.emajbatch.sql.run.Outcome;

/**
 * A rollback's state and what the engine's row says of it. The two differ when the client died: the
 * row is only corrected by the engine's cleanup, which a reader must never call because it writes.
 *
 * @param state the state in fact
 * @param recordedStatus rlbk_status
 */
public record Reading(State state, String recordedStatus) {

  /**
   * Reads the facts. That a transaction is over says nothing about how it ended; only what session
   * 1 wrote in the same transaction does: the row of emaj_hist that the rollback names, and this
   * tool's decision row.
   *
   * @param recordedStatus rlbk_status
   * @param alive whether any session's transaction is still in progress, prepared ones included
   * @param witnessed whether the row of emaj_hist written by session 1 is visible
   * @param decision this tool's decision row, where there is one
   * @param abandoned whether a prepared transaction of it has nobody who finishes it
   * @throws IllegalArgumentException for a status that no version of E-Maj has
   */
  public static Reading of(
      String recordedStatus,
      boolean alive,
      boolean witnessed,
      Optional<Outcome> decision,
      boolean abandoned) {
    return new Reading(
        stateOf(
            recordedStatus,
            alive,
            decision.map(d -> d == Outcome.COMMITTED).orElse(witnessed),
            abandoned),
        recordedStatus);
  }

  private static State stateOf(
      String recordedStatus, boolean alive, boolean committed, boolean abandoned) {
    if (abandoned) {
      return State.IN_DOUBT;
    }
    return switch (recordedStatus) {
      case "PLANNING", "LOCKING", "EXECUTING" ->
          alive ? State.valueOf(recordedStatus) : State.ABORTED;
      case "COMPLETED" -> {
        if (alive) {
          yield State.COMMITTING;
        }
        yield committed ? State.COMMITTED : State.ABORTED;
      }
      case "COMMITTED" -> State.COMMITTED;
      case "ABORTED" -> State.ABORTED;
      default -> throw new IllegalArgumentException("unknown rollback status " + recordedStatus);
    };
  }

  /** Whether the row lags behind, because nobody has run the engine's cleanup yet. */
  public boolean isDerived() {
    return !state.isRunning() && !state.name().equals(recordedStatus);
  }
}
