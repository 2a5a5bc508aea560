package org.emajbatch.orchestrator.job;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.emajbatch.sql.connect.ConnectionSettings;
import org.emajbatch.sql.engine.SessionName;
import org.emajbatch.sql.run.RunId;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.configuration.support.MapJobRegistry;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.JobExecution;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.job.parameters.JobParameters;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.launch.support.TaskExecutorJobOperator;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.core.task.SimpleAsyncTaskExecutor;
import org.springframework.core.task.SyncTaskExecutor;

/**
 * A run as a job: prepare the run, work in one partition a session, decide, finish. No step has a
 * transaction of the repository open while it works, none is retried, none is skipped, and the job
 * is never restarted: a run that failed is over, and a decided one is finished by recovery.
 */
public final class RollbackJob implements AutoCloseable {

  static final String NAME = "parallelRollback";

  private static final String RUN = "run";
  private static final String SESSION = "session";
  private static final String GID = "gid";

  private final CompletableFuture<JobRepositoryAccess> access;

  private RollbackJob(CompletableFuture<JobRepositoryAccess> access) {
    this.access = access;
  }

  /**
   * Gets a job ready in the background: to load Spring takes about as long as the checks that come
   * before the job can start. No connection is opened until it does.
   *
   * @param settings where the repository is
   * @param run the run
   */
  public static RollbackJob ready(ConnectionSettings settings, RunId run) {
    CompletableFuture<JobRepositoryAccess> access = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                access.complete(
                    JobRepositoryAccess.open(settings, SessionName.helper(run, "jobs")));
              } catch (Exception | Error e) {
                access.completeExceptionally(e);
              }
            },
            "emaj-batch jobs");
    thread.setDaemon(true);
    thread.start();
    return new RollbackJob(access);
  }

  /**
   * Runs the job to its end.
   *
   * @return why the job did not complete; whether the run is decided only its steps know
   */
  public Optional<Throwable> run(JobSteps steps) {
    try {
      JobRepository repository = access.get().repository();
      Job job = job(steps, repository);
      MapJobRegistry registry = new MapJobRegistry();
      registry.register(job);
      TaskExecutorJobOperator operator = new TaskExecutorJobOperator();
      operator.setJobRepository(repository);
      operator.setJobRegistry(registry);
      operator.setTaskExecutor(new SyncTaskExecutor());
      operator.afterPropertiesSet();
      JobParameters parameters =
          new JobParametersBuilder(parameters(steps.run()))
              .addString("groups", String.join(",", steps.groups()), false)
              .addString("mark", steps.mark(), false)
              .toJobParameters();
      return failureOf(operator.start(job, parameters));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.of(e);
    } catch (Exception e) {
      return Optional.of(e);
    }
  }

  /** Closes the repository's connections. */
  @Override
  public void close() {
    access.thenAccept(JobRepositoryAccess::close);
  }

  /** What identifies the job's instance: the run and nothing else. */
  static JobParameters parameters(RunId run) {
    return new JobParametersBuilder().addString(RUN, run.toString(), true).toJobParameters();
  }

  private static Optional<Throwable> failureOf(JobExecution execution) {
    if (execution.getStatus() == BatchStatus.COMPLETED) {
      return Optional.empty();
    }
    return execution.getAllFailureExceptions().stream()
        .findFirst()
        .or(
            () ->
                Optional.of(
                    new IllegalStateException("the job ended as " + execution.getStatus())));
  }

  private static Job job(JobSteps steps, JobRepository repository) {
    return new JobBuilder(NAME, repository)
        .start(new WorkStep("prepareRun", repository, execution -> steps.prepareRun()))
        .next(sessions(steps, repository))
        .next(new WorkStep("decide", repository, execution -> steps.decide()))
        .next(new WorkStep("finish", repository, execution -> steps.finish()))
        .build();
  }

  private static Step sessions(JobSteps steps, JobRepository repository) {
    Step worker =
        new WatchedStep(
            new WorkStep(
                SESSION,
                repository,
                execution -> steps.work(execution.getExecutionContext().getInt(SESSION))),
            steps);
    SimpleAsyncTaskExecutor threads = new SimpleAsyncTaskExecutor("emaj-batch s");
    // Sessions wait for each other, so each needs its thread at once.
    threads.setConcurrencyLimit(SimpleAsyncTaskExecutor.UNBOUNDED_CONCURRENCY);
    return new StepBuilder("sessions", repository)
        .partitioner(SESSION, gridSize -> partitions(steps))
        .step(worker)
        .gridSize(steps.sessions())
        .taskExecutor(threads)
        .build();
  }

  /** The gids are saved with the partitions, before any session begins to work. */
  private static Map<String, ExecutionContext> partitions(JobSteps steps) {
    Map<String, ExecutionContext> partitions = new LinkedHashMap<>();
    for (int session = 1; session <= steps.sessions(); session++) {
      ExecutionContext context = new ExecutionContext();
      context.putInt(SESSION, session);
      context.putString(GID, steps.gid(session));
      partitions.put("s" + session, context);
    }
    return partitions;
  }
}
