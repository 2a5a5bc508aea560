package org.emajbatch.orchestrator.protocol;

import java.util.Optional;
import org.emajbatch.sql.run.BuryResult;
import org.emajbatch.sql.run.Outcome;

/**
 * What is to become of the prepared transactions of a run. Only a decision row that was read says
 * so; nothing is ever concluded from a row that is not there.
 */
public enum Verdict {
  /** The run is decided for the mark. */
  COMMIT,
  /** The run is decided against, for good. */
  ROLL_BACK,
  /** The run is in progress: its coordinator will decide. */
  LEAVE_ALONE,
  /** The judge gave no answer. */
  UNKNOWN;

  /**
   * The verdict on a run.
   *
   * @param buried how the attempt to write the tombstone ended
   * @param row what the decision row said afterwards
   */
  public static Verdict of(BuryResult buried, Optional<Outcome> row) {
    Verdict otherwise = buried == BuryResult.IN_PROGRESS ? LEAVE_ALONE : UNKNOWN;
    return row.map(Verdict::obeying).orElse(otherwise);
  }

  /**
   * What the verdict would be, had the tombstone been tried now.
   *
   * @param row what the decision row says
   * @param alive whether the run has a session that could hold its key
   */
  public static Verdict foreseen(Optional<Outcome> row, boolean alive) {
    Verdict otherwise = alive ? LEAVE_ALONE : ROLL_BACK;
    return row.map(Verdict::obeying).orElse(otherwise);
  }

  private static Verdict obeying(Outcome outcome) {
    return outcome == Outcome.COMMITTED ? COMMIT : ROLL_BACK;
  }
}
