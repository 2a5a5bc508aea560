package org.emajbatch.orchestrator.rollback;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import org.emajbatch.orchestrator.failure.Failure;
import org.emajbatch.orchestrator.failure.SqlErrors;
import org.emajbatch.orchestrator.protocol.ProtocolState;
import org.emajbatch.orchestrator.protocol.ProtocolStep;
import org.emajbatch.orchestrator.session.EmergencyStop;
import org.emajbatch.orchestrator.session.SessionConnection;
import org.emajbatch.orchestrator.session.Sessions;
import org.emajbatch.orchestrator.session.Watch;
import org.emajbatch.sql.engine.SessionTransaction;

/**
 * All sessions lock their tables at the same time, and then the engine starts. Whoever fails
 * cancels the others, all release everything, and session 1 opens the next attempt as long as the
 * lock budget lasts; so they do where the tables have changed since the plan was made. No session
 * may go on before all have their locks and all databases have started.
 */
final class LockPhase {

  private final RunSetup setup;
  private final RunState state;
  private final Sessions sessions;
  private final EmergencyStop stop;
  private final Watch watch;
  private final Opener opener;
  private final LockBudget budget;
  private final LockTrouble trouble;
  private final ReviewedChanges reviewed;

  LockPhase(
      RunSetup setup,
      RunState state,
      Sessions sessions,
      EmergencyStop stop,
      Watch watch,
      Opener opener,
      LockBudget budget,
      LockTrouble trouble,
      ReviewedChanges reviewed) {
    this.setup = setup;
    this.state = state;
    this.sessions = sessions;
    this.stop = stop;
    this.watch = watch;
    this.opener = opener;
    this.budget = budget;
    this.trouble = trouble;
    this.reviewed = reviewed;
  }

  /**
   * Locks one session's tables, in step with the other sessions, and starts the execution.
   *
   * @param session on its own thread; leaders have their transaction open, the others begin theirs
   * @param first the attempt to begin with
   * @return the attempt that succeeded
   */
  Attempt lock(SessionConnection session, Attempt first) throws Exception {
    Attempt attempt = first;
    while (true) {
      long begun = System.nanoTime();
      if (tryToLock(session, attempt) && start(session, attempt)) {
        return attempt;
      }
      SessionTransaction.rollback(session.connection());
      stop.await(attempt.released().arrive());
      if (session.isCoordinator()) {
        attempt.next().complete(reopen(attempt, Duration.ofNanos(System.nanoTime() - begun)));
      }
      attempt = stop.await(attempt.next());
    }
  }

  /** On session 1, when all have released everything. */
  private Attempt reopen(Attempt inVain, Duration spent) throws Exception {
    state.move(ProtocolState::retried);
    Optional<SQLException> outdated = inVain.outdated();
    if (outdated.isPresent()) {
      trouble.planAnewOrGiveUp(budget, outdated.get());
    } else {
      budget.spend(spent);
      trouble.pauseOrGiveUp(budget, inVain.failure());
    }
    return opener.open();
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
    int number = session.number();
    Part part = setup.part(number);
    Connection connection = session.connection();
    try {
      SessionTransaction.lockTimeout(connection, attempt.slice());
      if (!setup.isLeader(number)) {
        SessionTransaction.begin(connection);
      }
      part.protocol(setup.request())
          .lock(connection, attempt.in(part).rollbackId(), part.local(number));
    } catch (SQLException e) {
      boolean cancelledByUs = SqlErrors.isCancelled(e) && attempt.hasFailed();
      if (!cancelledByUs && !SqlErrors.isLockedOut(e)) {
        throw e;
      }
      cancelAttempt(attempt, e);
    }
    boolean locked = stop.await(attempt.arrive());
    if (!locked) {
      stop.await(attempt.quiet());
    }
    return locked;
  }

  private void cancelAttempt(Attempt attempt, SQLException why) {
    if (attempt.fail(why)) {
      try {
        sessions.cancelAll();
      } finally {
        attempt.quiet().complete(null);
      }
    }
  }

  /** Leaders start the engine in their databases; the others wait for them. */
  private boolean start(SessionConnection session, Attempt attempt) throws Exception {
    int number = session.number();
    // The steps that follow lock other objects, such as the far ends of foreign keys.
    SessionTransaction.lockTimeout(session.connection(), budget.total());
    setup.listener().at(ProtocolStep.AFTER_LOCK, number);
    if (setup.isLeader(number)) {
      attempt.started(refusalToStart(session, attempt));
    }
    return stop.await(attempt.started());
  }

  private Optional<SQLException> refusalToStart(SessionConnection leader, Attempt attempt)
      throws SQLException, Failure {
    Part part = setup.part(leader.number());
    try {
      part.protocol(setup.request()).start(leader.connection(), attempt.in(part).rollbackId());
      reviewed.require(part);
      return Optional.empty();
    } catch (SQLException e) {
      if (SqlErrors.isPlanOutdated(e)) {
        return Optional.of(e);
      }
      throw e;
    }
  }
}
