package org.emajbatch.orchestrator.job;

import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.job.JobInterruptedException;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.StepExecution;

/**
 * A session's step that tells when it did not complete. A step that the repository keeps from
 * beginning has not done any work that could fail, and the other sessions would wait for it for
 * ever.
 */
final class WatchedStep implements Step {

  private final WorkStep step;
  private final JobSteps steps;

  WatchedStep(WorkStep step, JobSteps steps) {
    this.step = step;
    this.steps = steps;
  }

  @Override
  public String getName() {
    return step.getName();
  }

  @Override
  public void execute(StepExecution execution) throws JobInterruptedException {
    try {
      step.execute(execution);
    } catch (JobInterruptedException | RuntimeException | Error e) {
      steps.stop(e);
      throw e;
    }
    if (execution.getStatus() != BatchStatus.COMPLETED) {
      steps.stop(
          execution.getFailureExceptions().stream()
              .findFirst()
              .orElseGet(
                  () -> new IllegalStateException("the step ended as " + execution.getStatus())));
    }
  }
}
