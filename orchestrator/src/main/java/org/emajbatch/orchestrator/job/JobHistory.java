package org.emajbatch.orchestrator.job;

import java.time.LocalDateTime;
import org.emajbatch.sql.connect.ConnectionSettings;
import org.emajbatch.sql.engine.SessionName;
import org.emajbatch.sql.run.Outcome;
import org.emajbatch.sql.run.RunId;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.StepExecution;

/**
 * Sets what the repository remembers of a dead run to what the decision row says; a process that
 * was killed leaves its job as running for ever.
 */
public final class JobHistory {

  private JobHistory() {}

  /**
   * Closes the job of a run, if it has one that is still open or that says otherwise.
   *
   * @param settings where the repository is
   * @param run a run that is over
   * @param outcome what its decision row says
   * @throws Exception when the repository cannot be read or written
   */
  public static void close(ConnectionSettings settings, RunId run, Outcome outcome)
      throws Exception {
    try (JobRepositoryAccess access =
        JobRepositoryAccess.open(settings, SessionName.command("recover"))) {
      JobRepository repository = access.repository();
      JobExecution execution =
          repository.getLastJobExecution(RollbackJob.NAME, RollbackJob.parameters(run));
      BatchStatus status =
          outcome == Outcome.COMMITTED ? BatchStatus.COMPLETED : BatchStatus.FAILED;
      if (execution == null || execution.getStatus() == status) {
        return;
      }
      ExitStatus exit = exitStatus(outcome);
      LocalDateTime now = LocalDateTime.now();
      for (StepExecution step : execution.getStepExecutions()) {
        if (step.getStatus().isRunning()) {
          step.setStatus(status);
          step.setExitStatus(exit);
          step.setEndTime(now);
          repository.update(step);
        }
      }
      execution.setStatus(status);
      execution.setExitStatus(exit);
      execution.setEndTime(now);
      repository.update(execution);
    }
  }

  private static ExitStatus exitStatus(Outcome outcome) {
    return outcome == Outcome.COMMITTED
        ? ExitStatus.COMPLETED.addExitDescription("closed by recovery: the run is committed")
        : ExitStatus.FAILED.addExitDescription("closed by recovery: the run is aborted");
  }
}
