package org.emajbatch.orchestrator.rollback;

import java.sql.SQLException;
import org.emajbatch.orchestrator.failure.Failure;
import org.emajbatch.orchestrator.failure.FailureCode;
import org.emajbatch.orchestrator.failure.FailureKind;
import org.emajbatch.orchestrator.protocol.Phase;
import org.emajbatch.orchestrator.protocol.ProtocolState;
import org.emajbatch.orchestrator.recovery.Recovery;
import org.emajbatch.orchestrator.recovery.Resolution;
import org.emajbatch.orchestrator.session.HelperConnection;
import org.emajbatch.orchestrator.session.SessionConnection;
import org.emajbatch.orchestrator.session.Sessions;
import org.emajbatch.sql.connect.Invocation;
import org.emajbatch.sql.engine.RunBackends;
import org.emajbatch.sql.engine.SessionName;
import org.emajbatch.sql.engine.SessionTransaction;
import org.emajbatch.sql.run.Outcome;

/**
 * What follows a failure before the decision was seen: everything is rolled back, and the decision
 * row is asked what the truth is. "Nothing was changed" is said only when that row says so, or when
 * neither PREPARE nor COMMIT was ever sent.
 */
final class Undoing {

  private final RunSetup setup;
  private final RunState state;
  private final Sessions sessions;
  private final Bookkeeping bookkeeping;

  Undoing(RunSetup setup, RunState state, Sessions sessions, Bookkeeping bookkeeping) {
    this.setup = setup;
    this.state = state;
    this.sessions = sessions;
    this.bookkeeping = bookkeeping;
  }

  /**
   * Undoes the run.
   *
   * <p>Returns normally only if the run turns out to be decided for the mark after all, which is
   * possible when the answer to the commit was lost.
   *
   * @throws Failure that says how it ended
   */
  void undo(Throwable why) throws Failure {
    rollBackAll();
    state.move(ProtocolState::failed);
    boolean rowDecides = state.isIn(Phase.RECOVER);
    Resolution resolution;
    try {
      resolution = resolve();
    } catch (Exception unreachable) {
      if (rowDecides) {
        throw unknown(why, "the decision row cannot be asked: " + unreachable.getMessage());
      }
      throw failure(why);
    }
    switch (resolution.standing()) {
      case COMMITTED -> {
        state.move(s -> s.decided(Outcome.COMMITTED));
        return;
      }
      case ABORTED -> {
        if (rowDecides) {
          state.move(s -> s.decided(Outcome.ABORTED));
        }
        resolution
            .problem()
            .ifPresentOrElse(
                left -> setup.progress().warning("left for recover to roll back: " + left),
                bookkeeping::undone);
      }
      case IN_PROGRESS, UNKNOWN -> {
        if (rowDecides) {
          throw unknown(why, resolution.problem().orElse("its coordinator is still at work"));
        }
      }
    }
    throw failure(why);
  }

  /** A backend whose connection broke may still be at work, so it is ended from outside. */
  private void rollBackAll() {
    boolean isReachable = true;
    for (SessionConnection session : sessions.all()) {
      try {
        SessionTransaction.rollback(session.connection());
      } catch (SQLException lost) {
        session.abort();
        // Where one attempt to reach the server fails, each would, and each takes its time.
        isReachable = isReachable && end(session);
      }
    }
  }

  private boolean end(SessionConnection session) {
    try (HelperConnection helper = open()) {
      RunBackends.terminate(helper.connection(), setup.run(), session.pid());
      return true;
    } catch (SQLException unreachable) {
      // Then the server is gone, and the backend with it, or the decision row cannot be asked
      // either, which is reported.
      return false;
    }
  }

  private Resolution resolve() throws Exception {
    try (HelperConnection helper = open()) {
      return new Recovery(helper.connection(), setup.coordinator().connection(), setup.listener())
          .resolveOwn(setup.run(), setup.coordinator().facts().server().databaseOid());
    }
  }

  private HelperConnection open() throws SQLException {
    return HelperConnection.open(
        setup.coordinator().connection(), SessionName.helper(setup.run(), "undo"));
  }

  private static Failure failure(Throwable why) {
    if (why instanceof Failure failure) {
      return failure;
    }
    return Failure.of(
            FailureKind.ABORTED,
            FailureCode.JOB_FAILED,
            "the run failed: " + (why.getMessage() == null ? why.toString() : why.getMessage()))
        .because(why);
  }

  private Failure unknown(Throwable why, String reason) {
    return Failure.of(
            FailureKind.UNKNOWN,
            FailureCode.OUTCOME_UNKNOWN,
            "the outcome of run "
                + setup.run()
                + " is not known, because "
                + reason
                + "; it began with: "
                + why.getMessage())
        .on(setup.run().toString())
        .hint("tables may stay locked until it is resolved")
        .next(Invocation.of("recover", setup.coordinator().database()))
        .because(why);
  }
}
