package org.emajbatch.orchestrator.recovery;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.emajbatch.orchestrator.failure.SqlErrors;
import org.emajbatch.orchestrator.protocol.ProtocolStep;
import org.emajbatch.orchestrator.protocol.StepListener;
import org.emajbatch.orchestrator.protocol.Verdict;
import org.emajbatch.orchestrator.recovery.Resolution.Action;
import org.emajbatch.orchestrator.recovery.Resolution.Handled;
import org.emajbatch.orchestrator.recovery.Resolution.Standing;
import org.emajbatch.sql.connect.ConnectionSettings;
import org.emajbatch.sql.connect.Connections;
import org.emajbatch.sql.engine.Databases;
import org.emajbatch.sql.engine.RollbackProtocol;
import org.emajbatch.sql.engine.SessionName;
import org.emajbatch.sql.engine.SessionTransaction;
import org.emajbatch.sql.engine.SessionTransaction.Finished;
import org.emajbatch.sql.run.BuryResult;
import org.emajbatch.sql.run.Decisions;
import org.emajbatch.sql.run.PreparedTransaction;
import org.emajbatch.sql.run.PreparedTransactions;
import org.emajbatch.sql.run.RunId;
import org.emajbatch.sql.run.Runs;

/**
 * Resolves one run: writes the tombstone where there is no decision, then obeys the row. Any number
 * of resolvers may do so at the same time, and a resolver may die at any point: the next one goes
 * on from the same row. Nothing is ever concluded from a row that is not there.
 */
final class RunResolver {

  private static final int ROUNDS = 3;

  private final ConnectionSettings settings;
  private final Duration lockTimeout;
  private final StepListener listener;

  /**
   * A resolver.
   *
   * @param settings a database of the cluster, and the role to work as
   * @param lockTimeout how long to wait for a coordinator that is still alive
   * @param listener called at the named points
   */
  RunResolver(ConnectionSettings settings, Duration lockTimeout, StepListener listener) {
    this.settings = settings;
    this.lockTimeout = lockTimeout;
    this.listener = listener;
  }

  /** Resolves a run whose process is dead, or is this one. */
  Resolution resolve(Connection anyConnection, Leftover leftover) throws Exception {
    Optional<String> database = Databases.nameOf(anyConnection, leftover.judgeOid());
    if (database.isEmpty()) {
      return unknown(leftover, "the database with its decision row was dropped");
    }
    try (Connection judge = open(database.get())) {
      BuryResult buried = Decisions.bury(judge, leftover.run(), settings.user(), lockTimeout);
      Verdict verdict = Verdict.of(buried, Decisions.outcome(judge, leftover.run()));
      return switch (verdict) {
        case LEAVE_ALONE -> untouched(leftover, Standing.IN_PROGRESS);
        case UNKNOWN -> unknown(leftover, "its decision row cannot be read");
        case COMMIT, ROLL_BACK -> {
          listener.at(ProtocolStep.AFTER_VERDICT, 1);
          yield carryOut(judge, leftover, verdict);
        }
      };
    } catch (SQLException e) {
      return unknown(leftover, SqlErrors.message(e));
    }
  }

  private Resolution carryOut(Connection judge, Leftover leftover, Verdict verdict)
      throws SQLException {
    List<Handled> handled = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (PreparedTransaction transaction : preparedNow(judge, leftover.run())) {
      Action action = verdict == Verdict.COMMIT ? Action.COMMITTED : Action.ROLLED_BACK;
      try {
        if (!finish(transaction, verdict)) {
          action = Action.LEFT;
          problems.add(transaction.gid() + " is being finished by somebody else");
        }
      } catch (SQLException e) {
        action = Action.LEFT;
        problems.add(transaction.gid() + ": " + SqlErrors.message(e));
      }
      handled.add(new Handled(transaction, action));
    }
    if (problems.isEmpty()) {
      RollbackProtocol.cleanUp(judge);
      new Runs(judge).finish(leftover.run());
    }
    return new Resolution(
        leftover.run(),
        leftover.row(),
        Standing.of(verdict),
        handled,
        problems.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", problems)));
  }

  /** Read after the verdict, so that a PREPARE which arrived in between is among them. */
  private static List<PreparedTransaction> preparedNow(Connection judge, RunId run)
      throws SQLException {
    return PreparedTransactions.read(judge).stream()
        .filter(one -> one.ours().map(gid -> gid.run().equals(run)).orElse(false))
        .toList();
  }

  /**
   * Finishes a prepared transaction from its own database, as its owner.
   *
   * @return false when somebody else is at it and does not come to an end
   */
  private boolean finish(PreparedTransaction transaction, Verdict verdict) throws SQLException {
    try (Connection connection = open(transaction.database())) {
      Optional<String> owner =
          transaction.owner().equals(settings.user())
              ? Optional.empty()
              : Optional.of(transaction.owner());
      for (int round = 0; round < ROUNDS; round++) {
        Finished finished =
            verdict == Verdict.COMMIT
                ? SessionTransaction.commitPrepared(connection, transaction.gid(), owner)
                : SessionTransaction.rollbackPrepared(connection, transaction.gid(), owner);
        if (finished != Finished.BUSY) {
          return true;
        }
      }
      return false;
    }
  }

  private Connection open(String database) throws SQLException {
    return Connections.open(settings.withDatabase(database), SessionName.command("recover"));
  }

  /** What would be done, from what the row says now; changes nothing. */
  Resolution preview(Connection anyConnection, Leftover leftover, boolean alive)
      throws SQLException {
    Optional<String> database = Databases.nameOf(anyConnection, leftover.judgeOid());
    if (database.isEmpty()) {
      return unknown(leftover, "the database with its decision row was dropped");
    }
    try (Connection judge = open(database.get())) {
      Verdict verdict = Verdict.foreseen(Decisions.outcome(judge, leftover.run()), alive);
      if (verdict == Verdict.LEAVE_ALONE) {
        return untouched(leftover, Standing.IN_PROGRESS);
      }
      Action action = verdict == Verdict.COMMIT ? Action.WOULD_COMMIT : Action.WOULD_ROLL_BACK;
      return new Resolution(
          leftover.run(),
          leftover.row(),
          Standing.of(verdict),
          leftover.prepared().stream().map(one -> new Handled(one, action)).toList(),
          Optional.empty());
    } catch (SQLException e) {
      return unknown(leftover, SqlErrors.message(e));
    }
  }

  static Resolution untouched(Leftover leftover, Standing standing) {
    return new Resolution(
        leftover.run(), leftover.row(), standing, left(leftover), Optional.empty());
  }

  private static Resolution unknown(Leftover leftover, String why) {
    return new Resolution(
        leftover.run(), leftover.row(), Standing.UNKNOWN, left(leftover), Optional.of(why));
  }

  private static List<Handled> left(Leftover leftover) {
    return leftover.prepared().stream().map(one -> new Handled(one, Action.LEFT)).toList();
  }
}
