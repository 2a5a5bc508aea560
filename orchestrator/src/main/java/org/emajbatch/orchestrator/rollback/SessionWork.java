package org.emajbatch.orchestrator.rollback;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.emajbatch.orchestrator.failure.Failure;
import org.emajbatch.orchestrator.failure.FailureCode;
import org.emajbatch.orchestrator.failure.FailureKind;
import org.emajbatch.orchestrator.failure.SqlErrors;
import org.emajbatch.orchestrator.protocol.ProtocolState;
import org.emajbatch.orchestrator.protocol.ProtocolStep;
import org.emajbatch.orchestrator.session.EmergencyStop;
import org.emajbatch.orchestrator.session.Meeting;
import org.emajbatch.orchestrator.session.SessionConnection;
import org.emajbatch.orchestrator.session.StoppedException;
import org.emajbatch.sql.engine.RollbackMessage;
import org.emajbatch.sql.engine.RollbackProtocol;
import org.emajbatch.sql.engine.SessionTransaction;

/**
 * What every session does between the claim and the decision: lock, put its tables back, wait at
 * the barrier, and, unless it is the coordinator, be prepared. A session that fails stops all the
 * others before it lets its failure out.
 */
final class SessionWork {

  private final RunSetup setup;
  private final RunState state;
  private final RollbackProtocol protocol;
  private final EmergencyStop stop;
  private final LockPhase locks;
  private final LockTrouble trouble;
  private final SessionTimes times;

  private final CompletableFuture<Void> started = new CompletableFuture<>();
  private final Meeting barrier;
  private final CompletableFuture<List<RollbackMessage>> ended = new CompletableFuture<>();

  SessionWork(
      RunSetup setup,
      RunState state,
      RollbackProtocol protocol,
      EmergencyStop stop,
      LockPhase locks,
      LockTrouble trouble,
      SessionTimes times) {
    this.setup = setup;
    this.state = state;
    this.protocol = protocol;
    this.stop = stop;
    this.locks = locks;
    this.trouble = trouble;
    this.times = times;
    this.barrier = new Meeting(setup.sessions());
  }

  /** The engine's report, once session 1 has ended the rollback. */
  List<RollbackMessage> messages() {
    return ended.getNow(List.of());
  }

  /**
   * Does one session's work, on the caller's thread.
   *
   * @param first the attempt to lock that the rollback was opened for
   * @return the attempt that got the locks
   */
  Attempt run(SessionConnection session, Attempt first) throws Exception {
    try {
      return work(session, first);
    } catch (StoppedException e) {
      throw e;
    } catch (SQLException e) {
      Failure failure = failure(session, e);
      stop.pull(failure);
      throw failure;
    } catch (Exception | Error e) {
      stop.pull(e);
      throw e;
    }
  }

  private Attempt work(SessionConnection session, Attempt first) throws Exception {
    int number = session.number();
    Connection connection = session.connection();
    long begun = System.nanoTime();
    setup.listener().at(ProtocolStep.BEFORE_LOCK, number);
    Attempt attempt = locks.lock(session, first);
    times.locked(number, begun);
    setup.listener().at(ProtocolStep.AFTER_LOCK, number);
    if (session.isCoordinator()) {
      protocol.start(connection, attempt.rollbackId());
      setup.progress().phase("all sessions have their locks, putting the tables back");
      setup.listener().at(ProtocolStep.AFTER_START, number);
      started.complete(null);
    }
    stop.await(started);
    begun = System.nanoTime();
    protocol.execute(connection, attempt.rollbackId(), number);
    times.executed(number, begun);
    setup.progress().detail("session " + number + " has put its tables back");
    setup.listener().at(ProtocolStep.AFTER_EXECUTE, number);
    state.move(s -> s.worked(number));
    stop.await(barrier.arrive());
    if (session.isCoordinator()) {
      end(connection, attempt.rollbackId());
    } else {
      stop.await(ended);
      prepare(session);
    }
    return attempt;
  }

  private void end(Connection connection, int rollbackId) throws Exception {
    setup.listener().at(ProtocolStep.BARRIER, 1);
    List<RollbackMessage> messages = protocol.end(connection, rollbackId);
    state.move(ProtocolState::ended);
    setup.listener().at(ProtocolStep.AFTER_END, 1);
    ended.complete(messages);
  }

  private void prepare(SessionConnection session) throws Exception {
    int number = session.number();
    setup.listener().at(ProtocolStep.BEFORE_PREPARE, number);
    stop.check();
    state.move(s -> s.prepareSent(number));
    SessionTransaction.prepare(
        session.connection(), setup.gid(number), setup.facts().rights().finishingRole());
    state.move(s -> s.prepared(number));
    setup.progress().detail("session " + number + " is prepared");
    setup.listener().at(ProtocolStep.AFTER_PREPARE, number);
  }

  private Failure failure(SessionConnection session, SQLException e) {
    String who = "session " + session.number();
    if (SqlErrors.isLockedOut(e)) {
      return trouble.failure(who + " could not have a lock: " + SqlErrors.message(e), e);
    }
    String what = SqlErrors.isConnectionLost(e) ? " lost its connection: " : " failed: ";
    return Failure.of(FailureKind.ABORTED, code(e), who + what + SqlErrors.message(e))
        .on(who)
        .hint(SqlErrors.hint(e))
        .because(e);
  }

  private static FailureCode code(SQLException e) {
    if (SqlErrors.isNotAtMark(e)) {
      return FailureCode.NOT_AT_MARK;
    }
    if (SqlErrors.isForeignKeyBroken(e)) {
      return FailureCode.FOREIGN_KEY_BROKEN;
    }
    return SqlErrors.isEngineRefusal(e) ? FailureCode.ENGINE_REFUSED : FailureCode.SESSION_FAILED;
  }
}
