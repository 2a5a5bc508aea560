package org.emajbatch.orchestrator.rollback;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.emajbatch.orchestrator.failure.SqlErrors;
import org.emajbatch.orchestrator.job.JobHistory;
import org.emajbatch.orchestrator.plan.PlannedRollback;
import org.emajbatch.orchestrator.protocol.ProtocolStep;
import org.emajbatch.orchestrator.report.Json;
import org.emajbatch.orchestrator.report.PlanReport;
import org.emajbatch.orchestrator.report.RollbackReport;
import org.emajbatch.orchestrator.report.RunRecord;
import org.emajbatch.sql.engine.RollbackProtocol;
import org.emajbatch.sql.run.Outcome;
import org.emajbatch.sql.run.Runs;

/**
 * What is noted when a run has ended. None of it decides anything, so none of its failures is one
 * of the run: the next recovery writes what is missing.
 */
final class Bookkeeping {

  private final RunSetup setup;
  private final Controls controls;

  Bookkeeping(RunSetup setup, Controls controls) {
    this.setup = setup;
    this.controls = controls;
  }

  /**
   * Notes the end.
   *
   * @param jobFailure why the job repository may say otherwise
   */
  void finish(Optional<Throwable> jobFailure) {
    try {
      setup.listener().at(ProtocolStep.BEFORE_BOOKKEEPING, 1);
      noteEnd(setup.parts());
    } catch (SQLException e) {
      missing(SqlErrors.message(e));
    } catch (Exception e) {
      missing(e.toString());
    }
    if (jobFailure.isPresent()) {
      closeJob();
    }
  }

  /**
   * Keeps what was planned and what came of it, in each database what concerns it.
   *
   * @param attempt the attempt that was carried out
   */
  void keep(RollbackReport report, Attempt attempt) {
    try {
      Json json = new Json();
      for (Part part : setup.parts()) {
        PlanReport plan = PlannedRollback.report(List.of(attempt.in(part).planned()));
        new Runs(controls.of(part))
            .setReport(
                setup.run(),
                json.line(plan),
                json.line(RunRecord.of(report, part.database(), plan)));
      }
    } catch (SQLException e) {
      setup.progress().detail("the report is not kept: " + SqlErrors.message(e));
    } catch (RuntimeException e) {
      setup.progress().detail("the report is not kept: " + e);
    }
  }

  /** Over a connection of its own: that of the notes may be lost. */
  private void closeJob() {
    try {
      JobHistory.close(setup.coordinator().connection(), setup.run(), Outcome.COMMITTED);
    } catch (Exception e) {
      missing(e.toString());
    }
  }

  /**
   * Notes that a run was undone where recovery, which works from the database with the decision,
   * has not done so already.
   */
  void undone() {
    try {
      noteEnd(setup.parts().subList(1, setup.parts().size()));
    } catch (SQLException e) {
      setup.progress().detail("not noted as finished everywhere: " + SqlErrors.message(e));
    }
  }

  private void noteEnd(List<Part> parts) throws SQLException {
    for (Part part : parts) {
      RollbackProtocol.cleanUp(controls.of(part));
      new Runs(controls.of(part)).finish(setup.run());
    }
  }

  private void missing(String why) {
    setup.progress().warning("the run is committed, but not noted as finished everywhere: " + why);
  }
}
