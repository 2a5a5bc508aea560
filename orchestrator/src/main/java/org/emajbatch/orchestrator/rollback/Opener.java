package org.emajbatch.orchestrator.rollback;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.emajbatch.orchestrator.failure.Failure;
import org.emajbatch.orchestrator.failure.FailureCode;
import org.emajbatch.orchestrator.failure.FailureKind;
import org.emajbatch.orchestrator.failure.SqlErrors;
import org.emajbatch.orchestrator.protocol.Phase;
import org.emajbatch.orchestrator.protocol.ProtocolState;
import org.emajbatch.orchestrator.protocol.ProtocolStep;
import org.emajbatch.orchestrator.session.SessionConnection;
import org.emajbatch.sql.engine.EnginePlan;
import org.emajbatch.sql.engine.ForeignKeys;
import org.emajbatch.sql.engine.PlanAssignmentException;
import org.emajbatch.sql.engine.PlanStep;
import org.emajbatch.sql.engine.PlanWriter;
import org.emajbatch.sql.engine.SessionTransaction;
import org.emajbatch.sql.engine.TableName;
import org.emajbatch.sql.run.Runs;

/**
 * Opens the rollback, on session 1: claims, lets the engine check and plan, and shares the work
 * out. An attempt to lock that was in vain is followed by another opening, since the engine gives a
 * failed rollback up for good.
 */
final class Opener {

  private final RunSetup setup;
  private final RunState state;
  private final Connection control;
  private final LockBudget budget;
  private final LockTrouble trouble;

  /**
   * An opener of one run.
   *
   * @param control a connection in autocommit mode that is none of the sessions
   */
  Opener(
      RunSetup setup, RunState state, Connection control, LockBudget budget, LockTrouble trouble) {
    this.setup = setup;
    this.state = state;
    this.control = control;
    this.budget = budget;
    this.trouble = trouble;
  }

  /** Opens, trying again while somebody else holds the groups' rows, within the lock budget. */
  Attempt open(SessionConnection session1) throws Exception {
    while (true) {
      long begun = System.nanoTime();
      try {
        return tryToOpen(session1);
      } catch (SQLException e) {
        if (!SqlErrors.isLockedOut(e) && !SqlErrors.isCancelled(e)) {
          throw refusal(e);
        }
        SessionTransaction.rollback(session1.connection());
        if (state.isIn(Phase.WORK)) {
          state.move(ProtocolState::retried);
        }
        budget.spend(Duration.ofNanos(System.nanoTime() - begun));
        trouble.pauseOrGiveUp(budget, e);
      }
    }
  }

  private Attempt tryToOpen(SessionConnection session1) throws Exception {
    Connection connection = session1.connection();
    setup.listener().at(ProtocolStep.BEFORE_CLAIM, 1);
    SessionTransaction.lockTimeout(connection, budget.slice());
    SessionTransaction.begin(connection);
    Claim.take(connection, setup);
    state.move(ProtocolState::claimed);
    setup.listener().at(ProtocolStep.AFTER_CLAIM, 1);
    int rollbackId =
        setup
            .protocol()
            .init(connection)
            .orElseThrow(
                () ->
                    Failure.refused(FailureCode.ENGINE_REFUSED, "the engine found no group")
                        .on(String.join(", ", setup.request().groups())));
    setup.listener().at(ProtocolStep.AFTER_INIT, 1);
    new Runs(control).setRollback(setup.run(), rollbackId);
    if (setup.request().verified()) {
      setup.protocol().verify(connection, rollbackId);
    }
    PlannedRollback planned = plan(connection, rollbackId);
    if (setup.sessions() > 1) {
      write(rollbackId, planned);
    }
    setup.listener().at(ProtocolStep.AFTER_ASSIGNMENT, 1);
    return new Attempt(rollbackId, planned, budget.slice(), setup.sessions());
  }

  private PlannedRollback plan(Connection connection, int rollbackId) throws SQLException {
    List<PlanStep> steps = EnginePlan.steps(connection, rollbackId);
    Set<TableName> tables = new HashSet<>();
    steps.forEach(step -> step.table().ifPresent(tables::add));
    return PlannedRollback.of(
        steps, ForeignKeys.bindings(ForeignKeys.of(connection, tables), steps), setup.sessions());
  }

  private void write(int rollbackId, PlannedRollback planned) throws SQLException, Failure {
    try {
      PlanWriter.write(control, rollbackId, setup.sessions(), planned.assignment());
    } catch (PlanAssignmentException e) {
      throw Failure.of(FailureKind.ABORTED, FailureCode.SESSION_FAILED, e.getMessage())
          .on("rollback " + rollbackId)
          .hint("run it again with -s 1, which needs no assignment")
          .because(e);
    }
  }

  private static Exception refusal(SQLException e) {
    return SqlErrors.isEngineRefusal(e) ? SqlErrors.refusedByEngine(e) : e;
  }
}
