package org.emajbatch.orchestrator.rollback;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import org.emajbatch.orchestrator.failure.SqlErrors;
import org.emajbatch.orchestrator.protocol.ProtocolState;
import org.emajbatch.orchestrator.session.EmergencyStop;
import org.emajbatch.orchestrator.session.SessionConnection;
import org.emajbatch.orchestrator.session.Sessions;
import org.emajbatch.orchestrator.session.Watch;
import org.emajbatch.sql.engine.RollbackProtocol;
import org.emajbatch.sql.engine.SessionTransaction;

/**
 * All sessions lock their tables at the same time. Whoever fails cancels the others, all release
 * everything, and session 1 opens the next attempt as long as the lock budget lasts. No session may
 * go on before all have their locks.
 */
final class LockPhase {

  private final RunState state;
  private final RollbackProtocol protocol;
  private final Sessions sessions;
  private final EmergencyStop stop;
  private final Watch watch;
  private final Opener opener;
  private final LockBudget budget;
  private final LockTrouble trouble;

  LockPhase(
      RunState state,
      RollbackProtocol protocol,
      Sessions sessions,
      EmergencyStop stop,
      Watch watch,
      Opener opener,
      LockBudget budget,
      LockTrouble trouble) {
    this.state = state;
    this.protocol = protocol;
    this.sessions = sessions;
    this.stop = stop;
    this.watch = watch;
    this.opener = opener;
    this.budget = budget;
    this.trouble = trouble;
  }

  /**
   * Locks one session's tables, in step with the other sessions.
   *
   * @param session on its own thread; session 1 has its transaction open, the others begin theirs
   * @param first the attempt to begin with
   * @return the attempt that succeeded
   */
  Attempt lock(SessionConnection session, Attempt first) throws Exception {
    Attempt attempt = first;
    while (true) {
      long begun = System.nanoTime();
      if (tryToLock(session, attempt)) {
        // The steps that follow lock other objects, such as the far ends of foreign keys.
        SessionTransaction.lockTimeout(session.connection(), budget.total());
        return attempt;
      }
      SessionTransaction.rollback(session.connection());
      stop.await(attempt.released().arrive());
      if (session.isCoordinator()) {
        state.move(ProtocolState::retried);
        budget.spend(Duration.ofNanos(System.nanoTime() - begun));
        trouble.pauseOrGiveUp(budget, attempt.failure());
        attempt.next().complete(opener.open(session));
      }
      attempt = stop.await(attempt.next());
    }
  }

  private boolean tryToLock(SessionConnection session, Attempt attempt) throws Exception {
    if (!session.isCoordinator()) {
      return lockAndMeet(session, attempt);
    }
    ScheduledFuture<?> timeIsUp =
        watch.after(
            attempt.slice(), () -> cancelAttempt(attempt, new SQLException("the time is up")));
    try {
      return lockAndMeet(session, attempt);
    } finally {
      timeIsUp.cancel(false);
    }
  }

  private boolean lockAndMeet(SessionConnection session, Attempt attempt) throws Exception {
    Connection connection = session.connection();
    try {
      SessionTransaction.lockTimeout(connection, attempt.slice());
      if (!session.isCoordinator()) {
        SessionTransaction.begin(connection);
      }
      protocol.lock(connection, attempt.rollbackId(), session.number());
    } catch (SQLException e) {
      boolean cancelledByUs = SqlErrors.isCancelled(e) && attempt.hasFailed();
      if (!cancelledByUs && !SqlErrors.isLockedOut(e)) {
        throw e;
      }
      cancelAttempt(attempt, e);
    }
    return stop.await(attempt.arrive());
  }

  private void cancelAttempt(Attempt attempt, SQLException why) {
    if (attempt.fail(why)) {
      sessions.cancelAll();
    }
  }
}
