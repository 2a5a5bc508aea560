package org.emajbatch.orchestrator.job;

import org.springframework.batch.core.ExitStatus;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.AbstractStep;
import org.springframework.batch.core.step.StepExecution;

/**
 * A step that does one piece of work and nothing else: no transaction of the repository around it,
 * no chunks, no repetition. A tasklet step would find its own execution through a registry of the
 * whole process by its number, and the numbers of two databases are the same.
 */
final class WorkStep extends AbstractStep {

  /** The work. */
  @FunctionalInterface
  interface Work {
    void run(StepExecution execution) throws Exception;
  }

  private final Work work;

  WorkStep(String name, JobRepository repository, Work work) {
    super(repository);
    this.work = work;
    setName(name);
  }

  @Override
  protected void doExecute(StepExecution execution) throws Exception {
    work.run(execution);
    execution.setExitStatus(ExitStatus.COMPLETED);
  }
}
