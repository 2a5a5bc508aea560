package org.emajbatch.orchestrator.recovery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.emajbatch.orchestrator.protocol.Verdict;
import org.emajbatch.sql.run.PreparedTransaction;
import org.emajbatch.sql.run.Run;
import org.emajbatch.sql.run.RunId;

/**
 * What was found out about one run, and done.
 *
 * @param run the run
 * @param row what is known about it
 * @param standing where it stands
 * @param transactions its prepared transactions and what became of each
 * @param problem why something of it is left, empty where nothing is
 * @param warnings what went wrong without leaving anything
 */
public record Resolution(
    RunId run,
    Optional<Run> row,
    Standing standing,
    List<Handled> transactions,
    Optional<String> problem,
    List<String> warnings) {

  public Resolution {
    transactions = List.copyOf(transactions);
    warnings = List.copyOf(warnings);
  }

  /** Where a run stands. */
  public enum Standing {
    /** Decided for the mark. */
    COMMITTED,
    /** Decided against. */
    ABORTED,
    /** Its process is alive: left alone. */
    IN_PROGRESS,
    /** The judge could not be asked. */
    UNKNOWN;

    static Standing of(Verdict verdict) {
      return switch (verdict) {
        case COMMIT -> COMMITTED;
        case ROLL_BACK -> ABORTED;
        case LEAVE_ALONE -> IN_PROGRESS;
        case UNKNOWN -> UNKNOWN;
      };
    }
  }

  /** What became of a prepared transaction. */
  public enum Action {
    /** Committed, by us or by somebody who was faster. */
    COMMITTED("committed"),
    /** Rolled back, by us or by somebody who was faster. */
    ROLLED_BACK("rolledBack"),
    /** Still there. */
    LEFT("left"),
    /** Would be committed. */
    WOULD_COMMIT("wouldCommit"),
    /** Would be rolled back. */
    WOULD_ROLL_BACK("wouldRollBack");

    private final String json;

    Action(String json) {
      this.json = json;
    }

    /** The value in JSON documents. */
    public String json() {
      return json;
    }
  }

  /**
   * A prepared transaction and what became of it.
   *
   * @param transaction the transaction as it was found
   * @param action what became of it
   */
  public record Handled(PreparedTransaction transaction, Action action) {}

  static Resolution of(Leftover leftover, Standing standing, List<Handled> transactions) {
    return new Resolution(
        leftover.run(), leftover.row(), standing, transactions, Optional.empty(), List.of());
  }

  /** The same, with something left. */
  Resolution leaving(String why) {
    return new Resolution(run, row, standing, transactions, Optional.of(why), warnings);
  }

  /** The same, with something that went wrong. */
  Resolution warning(String words) {
    List<String> more = new ArrayList<>(warnings);
    more.add(words);
    return new Resolution(run, row, standing, transactions, problem, more);
  }

  /** Whether something of the run is left that should not be. */
  public boolean isLeft() {
    return problem.isPresent();
  }
}
