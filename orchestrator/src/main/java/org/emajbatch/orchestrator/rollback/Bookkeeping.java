package org.emajbatch.orchestrator.rollback;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.emajbatch.orchestrator.failure.SqlErrors;
import org.emajbatch.orchestrator.protocol.ProtocolStep;
import org.emajbatch.sql.engine.RollbackProtocol;
import org.emajbatch.sql.run.Runs;

/**
 * What is noted when a run has ended. None of it decides anything, so none of its failures is one
 * of the run: the next recovery writes what is missing.
 */
final class Bookkeeping {

  private final RunSetup setup;
  private final Connection control;

  Bookkeeping(RunSetup setup, Connection control) {
    this.setup = setup;
    this.control = control;
  }

  /**
   * Notes the end.
   *
   * @param jobFailure what the job repository may be missing
   */
  void finish(Optional<Throwable> jobFailure) {
    jobFailure.ifPresent(
        e -> setup.progress().warning("the job repository does not know all of it: " + e));
    try {
      setup.listener().at(ProtocolStep.BEFORE_BOOKKEEPING, 1);
      RollbackProtocol.cleanUp(control);
      new Runs(control).finish(setup.run());
    } catch (SQLException e) {
      missing(SqlErrors.message(e));
    } catch (Exception e) {
      missing(e.toString());
    }
  }

  private void missing(String why) {
    setup.progress().warning("the run could not be marked as finished: " + why);
  }
}
