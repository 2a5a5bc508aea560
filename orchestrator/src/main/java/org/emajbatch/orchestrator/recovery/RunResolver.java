package org.emajbatch.orchestrator.recovery;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.emajbatch.orchestrator.protocol.ProtocolStep;
import org.emajbatch.orchestrator.protocol.StepListener;
import org.emajbatch.orchestrator.protocol.Verdict;
import org.emajbatch.orchestrator.recovery.Resolution.Action;
import org.emajbatch.orchestrator.recovery.Resolution.Handled;
import org.emajbatch.orchestrator.recovery.Resolution.Standing;
import org.emajbatch.sql.connect.ConnectionSettings;
import org.emajbatch.sql.connect.Connections;
import org.emajbatch.sql.engine.Databases;
import org.emajbatch.sql.engine.RunBackends;
import org.emajbatch.sql.engine.ServerState;
import org.emajbatch.sql.engine.SessionName;
import org.emajbatch.sql.run.BuryResult;
import org.emajbatch.sql.run.Decisions;

/**
 * Resolves one run: writes the tombstone where there is no decision, then obeys the row. Any number
 * of resolvers may do so at the same time, and a resolver may die at any point: the next one goes
 * on from the same row. Nothing is ever concluded from a row that is not there.
 */
final class RunResolver {

  /** What to do about a coordinator that is connected while nothing is decided. */
  enum Living {
    /** Its run is in progress. */
    LEAVE_ALONE,
    /** Somebody wants it ended. */
    END,
    /** It is this process's own and has given up. */
    OURS
  }

  private final ConnectionSettings settings;
  private final Duration lockTimeout;
  private final StepListener listener;
  private final VerdictExecution execution;

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
    this.execution = new VerdictExecution(settings);
  }

  /** Resolves a run, unless it is in progress. */
  Resolution resolve(Connection anyConnection, Leftover leftover, Living living) throws Exception {
    Optional<String> database = Databases.nameOf(anyConnection, leftover.judgeOid());
    if (database.isEmpty()) {
      return unknown(leftover, JudgeTrouble.DROPPED);
    }
    try (Connection judge = open(database.get())) {
      if (ServerState.read(judge).readOnly()) {
        return unknown(leftover, JudgeTrouble.STANDBY);
      }
      listener.at(ProtocolStep.BEFORE_VERDICT, 1);
      // A decided run is finished whoever is still connected; its own process will not mind.
      if (living != Living.OURS
          && Decisions.outcome(judge, leftover.run()).isEmpty()
          && RunBackends.coordinatorLives(judge, leftover.run())) {
        if (living == Living.LEAVE_ALONE) {
          return untouched(leftover, Standing.IN_PROGRESS);
        }
        RunBackends.terminateCoordinator(judge, leftover.run());
      }
      BuryResult buried = Decisions.bury(judge, leftover.run(), settings.user(), lockTimeout);
      Verdict verdict = Verdict.of(buried, Decisions.outcome(judge, leftover.run()));
      return switch (verdict) {
        case LEAVE_ALONE -> untouched(leftover, Standing.IN_PROGRESS);
        case UNKNOWN -> unknown(leftover, "its decision row cannot be read");
        case COMMIT, ROLL_BACK -> {
          listener.at(ProtocolStep.AFTER_VERDICT, 1);
          yield execution.carryOut(judge, leftover, verdict, living != Living.OURS);
        }
      };
    } catch (SQLException e) {
      return unknown(leftover, JudgeTrouble.words(e));
    }
  }

  private Connection open(String database) throws SQLException {
    return Connections.open(settings.withDatabase(database), SessionName.command("recover"));
  }

  /** What would be done, from what the row says now; changes nothing. */
  Resolution preview(Connection anyConnection, Leftover leftover) throws SQLException {
    Optional<String> database = Databases.nameOf(anyConnection, leftover.judgeOid());
    if (database.isEmpty()) {
      return unknown(leftover, JudgeTrouble.DROPPED);
    }
    try (Connection judge = open(database.get())) {
      boolean alive = RunBackends.coordinatorLives(judge, leftover.run());
      Verdict verdict = Verdict.foreseen(Decisions.outcome(judge, leftover.run()), alive);
      if (verdict == Verdict.LEAVE_ALONE) {
        return untouched(leftover, Standing.IN_PROGRESS);
      }
      Action action = verdict == Verdict.COMMIT ? Action.WOULD_COMMIT : Action.WOULD_ROLL_BACK;
      return Resolution.of(
          leftover,
          Standing.of(verdict),
          leftover.prepared().stream().map(one -> new Handled(one, action)).toList());
    } catch (SQLException e) {
      return unknown(leftover, JudgeTrouble.words(e));
    }
  }

  private static Resolution untouched(Leftover leftover, Standing standing) {
    return Resolution.of(
        leftover,
        standing,
        leftover.prepared().stream().map(one -> new Handled(one, Action.LEFT)).toList());
  }

  private static Resolution unknown(Leftover leftover, String why) {
    return untouched(leftover, Standing.UNKNOWN).leaving(why);
  }
}
