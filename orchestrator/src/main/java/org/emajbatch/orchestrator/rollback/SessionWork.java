package org.emajbatch.orchestrator.rollback;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
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
import org.emajbatch.sql.engine.SessionTransaction;

/**
 * What every session does between the claim and the decision: lock, put its tables back, wait at
 * the barrier, and, unless it is the coordinator, be prepared. A session that fails stops all the
 * others before it lets its failure out.
 */
final class SessionWork {

  private final RunSetup setup;
  private final RunState state;
  private final EmergencyStop stop;
  private final LockPhase locks;
  private final LockTrouble trouble;
  private final SessionTimes times;

  private final Meeting barrier;
  private final Meeting ended;
  private final CompletableFuture<Void> mayPrepare = new CompletableFuture<>();
  private final Map<Part, List<RollbackMessage>> messages = new ConcurrentHashMap<>();

  SessionWork(
      RunSetup setup,
      RunState state,
      EmergencyStop stop,
      LockPhase locks,
      LockTrouble trouble,
      SessionTimes times) {
    this.setup = setup;
    this.state = state;
    this.stop = stop;
    this.locks = locks;
    this.trouble = trouble;
    this.times = times;
    this.barrier = new Meeting(setup.sessions());
    this.ended = new Meeting(setup.parts().size());
  }

  /** The engine's report on a part, once its leader has ended the rollback there. */
  List<RollbackMessage> messages(Part part) {
    return messages.getOrDefault(part, List.of());
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
    Part part = setup.part(number);
    long begun = System.nanoTime();
    setup.listener().at(ProtocolStep.BEFORE_LOCK, number);
    Attempt attempt = locks.lock(session, first);
    times.locked(number, begun);
    if (session.isCoordinator()) {
      setup.progress().phase("all sessions have their locks, putting the tables back");
      setup.listener().at(ProtocolStep.AFTER_START, number);
    }
    begun = System.nanoTime();
    part.protocol(setup.request())
        .execute(session.connection(), attempt.in(part).rollbackId(), part.local(number));
    times.executed(number, begun);
    setup.progress().detail("session " + number + " has put its tables back");
    setup.listener().at(ProtocolStep.AFTER_EXECUTE, number);
    state.move(s -> s.worked(number));
    stop.await(barrier.arrive());
    if (setup.isLeader(number)) {
      end(session, attempt);
    }
    if (session.isCoordinator()) {
      stop.await(ended.all());
      state.move(ProtocolState::ended);
      setup.listener().at(ProtocolStep.AFTER_END, number);
      mayPrepare.complete(null);
    } else {
      stop.await(mayPrepare);
      prepare(session);
    }
    return attempt;
  }

  private void end(SessionConnection leader, Attempt attempt) throws Exception {
    Part part = setup.part(leader.number());
    setup.listener().at(ProtocolStep.BARRIER, leader.number());
    messages.put(
        part,
        part.protocol(setup.request()).end(leader.connection(), attempt.in(part).rollbackId()));
    ended.arrive();
  }

  private void prepare(SessionConnection session) throws Exception {
    int number = session.number();
    setup.listener().at(ProtocolStep.BEFORE_PREPARE, number);
    stop.check();
    state.move(s -> s.prepareSent(number));
    SessionTransaction.prepare(
        session.connection(),
        setup.gid(number),
        setup.part(number).facts().rights().finishingRole());
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
