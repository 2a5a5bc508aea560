package org.emajbatch.orchestrator.rollback;

import java.sql.Connection;
import java.sql.SQLException;
import org.emajbatch.orchestrator.failure.Failure;
import org.emajbatch.orchestrator.failure.FailureCode;
import org.emajbatch.orchestrator.failure.FailureKind;
import org.emajbatch.orchestrator.failure.SqlErrors;
import org.emajbatch.orchestrator.protocol.ProtocolState;
import org.emajbatch.orchestrator.protocol.ProtocolStep;
import org.emajbatch.orchestrator.session.EmergencyStop;
import org.emajbatch.sql.engine.SessionTransaction;
import org.emajbatch.sql.run.Outcome;

/**
 * Session 1's ordinary COMMIT: this one record is the decision and session 1's work at once. It is
 * sent at most once and never repeated; if its answer is lost, only the decision row knows.
 */
final class Decider {

  private Decider() {}

  static void decide(RunSetup setup, RunState state, Connection session1, EmergencyStop stop)
      throws Exception {
    setup.listener().at(ProtocolStep.BEFORE_DECIDE, 1);
    String[] gids = setup.gids().toArray(String[]::new);
    if (gids.length > 0) {
      int prepared = SessionTransaction.countPrepared(session1, gids);
      if (prepared < gids.length) {
        throw Failure.of(
            FailureKind.ABORTED,
            FailureCode.SESSION_FAILED,
            "only " + prepared + " of " + gids.length + " sessions are prepared");
      }
    }
    SessionTransaction.makeDurable(session1);
    stop.seal();
    state.move(ProtocolState::commitSent);
    try {
      SessionTransaction.commit(session1);
    } catch (SQLException e) {
      throw Failure.of(
              FailureKind.ABORTED,
              FailureCode.SESSION_FAILED,
              "the commit of session 1 failed: " + SqlErrors.message(e))
          .on("session 1")
          .because(e);
    }
    state.move(s -> s.decided(Outcome.COMMITTED));
    setup.progress().phase("decided: the rollback is committed");
    setup.listener().at(ProtocolStep.AFTER_DECIDE, 1);
  }
}
