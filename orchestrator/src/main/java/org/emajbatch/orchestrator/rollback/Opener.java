package org.emajbatch.orchestrator.rollback;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.emajbatch.orchestrator.failure.Failure;
import org.emajbatch.orchestrator.failure.FailureCode;
import org.emajbatch.orchestrator.failure.FailureKind;
import org.emajbatch.orchestrator.failure.SqlErrors;
import org.emajbatch.orchestrator.plan.CostFacts;
import org.emajbatch.orchestrator.plan.PlannedRollback;
import org.emajbatch.orchestrator.plan.Reviews;
import org.emajbatch.orchestrator.plan.StepCosts;
import org.emajbatch.orchestrator.protocol.Phase;
import org.emajbatch.orchestrator.protocol.ProtocolState;
import org.emajbatch.orchestrator.protocol.ProtocolStep;
import org.emajbatch.orchestrator.request.ReviewedPlan;
import org.emajbatch.orchestrator.session.Sessions;
import org.emajbatch.sql.engine.EnginePlan;
import org.emajbatch.sql.engine.ForeignKeyLink;
import org.emajbatch.sql.engine.ForeignKeys;
import org.emajbatch.sql.engine.KeyBinding;
import org.emajbatch.sql.engine.LastRollback;
import org.emajbatch.sql.engine.PlanAssignmentException;
import org.emajbatch.sql.engine.PlanStep;
import org.emajbatch.sql.engine.PlanWriter;
import org.emajbatch.sql.engine.RollbackProtocol;
import org.emajbatch.sql.engine.SessionTransaction;
import org.emajbatch.sql.engine.TableName;
import org.emajbatch.sql.run.Runs;

/**
 * Opens the rollback, on the leader of each database: claims, lets the engine check and plan, and
 * shares the work out. An attempt to lock that was in vain is followed by another opening, since
 * the engine gives a failed rollback up for good.
 */
final class Opener {

  private final RunSetup setup;
  private final RunState state;
  private final Controls controls;
  private final Sessions sessions;
  private final LockBudget budget;
  private final LockTrouble trouble;

  /** An opener of one run, for session 1's thread; the leaders must be at rest meanwhile. */
  Opener(
      RunSetup setup,
      RunState state,
      Controls controls,
      Sessions sessions,
      LockBudget budget,
      LockTrouble trouble) {
    this.setup = setup;
    this.state = state;
    this.controls = controls;
    this.sessions = sessions;
    this.budget = budget;
    this.trouble = trouble;
  }

  /** Opens, trying again while somebody else holds the groups' rows, within the lock budget. */
  Attempt open() throws Exception {
    while (true) {
      long begun = System.nanoTime();
      try {
        return tryToOpen();
      } catch (SQLException e) {
        if (!SqlErrors.isLockedOut(e) && !SqlErrors.isCancelled(e)) {
          throw refusal(e);
        }
        for (Part part : setup.parts()) {
          SessionTransaction.rollback(leader(part));
        }
        if (state.isIn(Phase.WORK)) {
          state.move(ProtocolState::retried);
        }
        budget.spend(Duration.ofNanos(System.nanoTime() - begun));
        trouble.pauseOrGiveUp(budget, e);
      }
    }
  }

  private Connection leader(Part part) {
    return sessions.get(part.leader()).connection();
  }

  private Attempt tryToOpen() throws Exception {
    setup.listener().at(ProtocolStep.BEFORE_CLAIM, 1);
    for (Part part : setup.parts()) {
      SessionTransaction.lockTimeout(leader(part), budget.slice());
      SessionTransaction.begin(leader(part));
      if (part.equals(setup.coordinator())) {
        Claim.ofRun(leader(part), setup.run());
      }
      Claim.ofGroups(leader(part), part.target());
    }
    state.move(ProtocolState::claimed);
    setup.listener().at(ProtocolStep.AFTER_CLAIM, 1);
    List<Opened> opened = new ArrayList<>();
    for (Part part : setup.parts()) {
      opened.add(open(part));
    }
    setup.listener().at(ProtocolStep.AFTER_ASSIGNMENT, 1);
    return new Attempt(opened, budget.slice(), setup.sessions());
  }

  private Opened open(Part part) throws Exception {
    Connection connection = leader(part);
    RollbackProtocol protocol = part.protocol(setup.request());
    int rollbackId =
        protocol
            .init(connection)
            .orElseThrow(
                () ->
                    Failure.refused(FailureCode.ENGINE_REFUSED, "the engine found no group")
                        .on(String.join(", ", part.target().groups())));
    setup.listener().at(ProtocolStep.AFTER_INIT, part.leader());
    new Runs(controls.of(part)).setRollback(setup.run(), rollbackId);
    if (setup.request().verified()) {
      protocol.verify(connection, rollbackId);
    }
    PlannedRollback planned = plan(connection, rollbackId, part);
    if (part.sessions() > 1) {
      write(part, rollbackId, planned);
    } else {
      writeEstimates(part, rollbackId, planned);
    }
    return new Opened(rollbackId, planned);
  }

  private PlannedRollback plan(Connection connection, int rollbackId, Part part)
      throws SQLException, Failure {
    List<PlanStep> steps = EnginePlan.steps(connection, rollbackId);
    Set<TableName> tables = new HashSet<>();
    steps.forEach(step -> step.table().ifPresent(tables::add));
    Map<ForeignKeyLink, KeyBinding> keys =
        ForeignKeys.bindings(ForeignKeys.of(connection, tables), steps);
    StepCosts costs =
        CostFacts.read(controls.of(part), part.facts().engine(), steps)
            .costs(setup.request().logged());
    Optional<ReviewedPlan> reviewed = setup.request().reviewed();
    return reviewed.isEmpty()
        ? PlannedRollback.of(steps, keys, costs, part.sessions())
        : Reviews.follow(
            reviewed.get().databases().get(part.number()),
            steps,
            keys,
            costs,
            LastRollback.of(controls.of(part), part.target().groups()));
  }

  private void write(Part part, int rollbackId, PlannedRollback planned)
      throws SQLException, Failure {
    try {
      PlanWriter.write(
          controls.of(part),
          rollbackId,
          part.sessions(),
          planned.assignment(),
          planned.estimates());
    } catch (PlanAssignmentException e) {
      throw Failure.of(FailureKind.ABORTED, FailureCode.SESSION_FAILED, e.getMessage())
          .on("rollback " + rollbackId)
          .hint("run it again with -s 1, which needs no assignment")
          .because(e);
    }
  }

  /** Only whoever watches would miss them. */
  private void writeEstimates(Part part, int rollbackId, PlannedRollback planned) {
    try {
      PlanWriter.writeEstimates(controls.of(part), rollbackId, planned.estimates());
    } catch (SQLException e) {
      setup.progress().detail("the engine's own estimates are shown: " + SqlErrors.message(e));
    }
  }

  private static Exception refusal(SQLException e) {
    return SqlErrors.isEngineRefusal(e) ? SqlErrors.refusedByEngine(e) : e;
  }
}
