package org.emajbatch.orchestrator.rollback;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.emajbatch.orchestrator.failure.Failure;
import org.emajbatch.orchestrator.failure.SqlErrors;
import org.emajbatch.orchestrator.job.JobSteps;
import org.emajbatch.orchestrator.protocol.Phase;
import org.emajbatch.orchestrator.report.RollbackReport;
import org.emajbatch.orchestrator.report.Texts;
import org.emajbatch.orchestrator.session.EmergencyStop;
import org.emajbatch.orchestrator.session.Sessions;
import org.emajbatch.orchestrator.session.Watch;
import org.emajbatch.sql.engine.SessionProgress;
import org.emajbatch.sql.run.Cancellations;
import org.emajbatch.sql.run.RunId;

/**
 * One run and everything it holds: connections, state, watch. The job calls its steps; whatever
 * becomes of the job, {@link #conclude} brings the run to an end and says which.
 */
final class RollbackRun implements JobSteps, AutoCloseable {

  /** How long a cancelled session may take before its connection is dropped. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final RunSetup setup;
  private final Controls controls;
  private final Sessions sessions;
  private final RunState state;
  private final EmergencyStop stop = new EmergencyStop();
  private final Watch watch;
  private final ProgressReader progressReader;
  private final Opener opener;
  private final SessionWork work;
  private final Finisher finisher;
  private final SessionTimes times;

  /** Used by the watch's thread only. */
  private boolean cancellationSeen;

  private final CompletableFuture<Attempt> opened = new CompletableFuture<>();
  private final CompletableFuture<Attempt> locked = new CompletableFuture<>();

  /**
   * A run over open connections.
   *
   * @param setup what to do
   * @param controls connections to the databases; they stay the caller's
   * @param sessions the sessions; from now on the run's
   */
  RollbackRun(RunSetup setup, Controls controls, Sessions sessions) {
    this.setup = setup;
    this.controls = controls;
    this.sessions = sessions;
    this.state = new RunState(setup.sessions());
    this.times = new SessionTimes(setup.sessions());
    this.watch =
        new Watch(
            setup.coordinator().connection(),
            setup.run(),
            sessions.pids(),
            stop,
            this::lookAround,
            Watch.LONGEST_SILENCE,
            this::giveTheServerUp);
    this.progressReader = new ProgressReader(setup);
    LockBudget budget = new LockBudget(setup.request().lockTimeout());
    LockTrouble trouble = new LockTrouble(stop, watch, setup.progress());
    this.opener = new Opener(setup, state, controls, sessions, budget, trouble);
    LockPhase locks =
        new LockPhase(
            setup,
            state,
            sessions,
            stop,
            watch,
            opener,
            budget,
            trouble,
            new ReviewedChanges(setup, controls));
    this.work = new SessionWork(setup, state, stop, locks, trouble, times);
    this.finisher = new Finisher(setup, state);
    stop.whenPulled(
        () -> {
          watch.after(PATIENCE, sessions::abortAll);
          sessions.cancelAll();
        });
    setup.cancellation().attach(stop);
    watch.start();
  }

  @Override
  public RunId run() {
    return setup.run();
  }

  @Override
  public List<String> groups() {
    return setup.parts().stream().flatMap(part -> part.target().groups().stream()).toList();
  }

  @Override
  public String mark() {
    return setup.parts().stream()
        .map(part -> part.facts().mark())
        .distinct()
        .collect(Collectors.joining(", "));
  }

  @Override
  public int sessions() {
    return setup.sessions();
  }

  @Override
  public String gid(int session) {
    return session == 1 ? "" : setup.gid(session);
  }

  @Override
  public void prepareRun() throws Exception {
    stopping(
        () -> {
          stop.check();
          setup.progress().phase("claiming and planning " + setup.describe());
          Attempt attempt = opener.open();
          setup
              .progress()
              .phase(
                  "%s opened, locking in %s"
                      .formatted(opened(attempt), Texts.count(sessions(), "session")));
          opened.complete(attempt);
        });
  }

  @Override
  public void work(int session) throws Exception {
    Attempt attempt = work.run(sessions.get(session), stop.await(opened));
    locked.complete(attempt);
  }

  @Override
  public void stop(Throwable why) {
    stop.pull(why);
  }

  @Override
  public void decide() throws Exception {
    stopping(
        () -> {
          stop.check();
          showTheWorkDone();
          Decider.decide(setup, state, sessions.get(1).connection(), stop);
        });
  }

  @Override
  public void finish() throws Exception {
    finisher.finish(sessions);
  }

  @FunctionalInterface
  private interface Step {
    void run() throws Exception;
  }

  /** Any failure stops the sessions before it gets out. */
  private void stopping(Step step) throws Exception {
    try {
      step.run();
    } catch (Exception | Error e) {
      stop.pull(e);
      throw e;
    }
  }

  /**
   * Brings the run to its end, whatever the job achieved.
   *
   * @param jobFailure why the job did not complete
   * @param remarks whole sentences for the report
   * @return the report, if all tables are at the mark
   * @throws Failure if they are not, or nobody knows
   */
  RollbackReport conclude(Optional<Throwable> jobFailure, List<String> remarks)
      throws Failure, InterruptedException {
    Bookkeeping bookkeeping = new Bookkeeping(setup, controls);
    if (!state.isIn(Phase.FINISH) && !state.isIn(Phase.COMMITTED)) {
      jobFailure.ifPresent(stop::pull);
      Throwable why =
          stop.reason().orElse(new IllegalStateException("the job ended before the decision"));
      new Undoing(setup, state, sessions, bookkeeping).undo(why);
    }
    // From here on the run is decided for the mark; nothing that fails can change that any more.
    finisher.finish(sessions);
    bookkeeping.finish(jobFailure);
    Attempt attempt = locked.getNow(opened.getNow(null));
    RollbackReport report = new Reporter(setup, attempt, times, work).report(controls, remarks);
    bookkeeping.keep(report, attempt);
    return report;
  }

  private String opened(Attempt attempt) {
    return setup.parts().stream()
        .map(
            part ->
                "rollback "
                    + attempt.in(part).rollbackId()
                    + (setup.isSpread() ? " in database " + part.database() : ""))
        .collect(Collectors.joining(", "));
  }

  /**
   * Waiting would never end: dropping the connections lets every step fail, and what they mean for
   * the data is found out as after any lost connection.
   */
  private void giveTheServerUp() {
    setup
        .progress()
        .warning(
            "the server has not answered for %s, giving its connections up"
                .formatted(Texts.duration(Watch.LONGEST_SILENCE.toMillis())));
    sessions.abortAll();
  }

  /** The watch looks now and then; what it shows last should not be half of the work. */
  private void showTheWorkDone() {
    try {
      showProgress(controls.of(setup.coordinator()));
    } catch (SQLException e) {
      setup.progress().detail("progress cannot be read: " + SqlErrors.message(e));
    }
  }

  private void lookAround(Connection connection) throws SQLException {
    if (!cancellationSeen) {
      Optional<String> by = Cancellations.requestedBy(connection, setup.run());
      by.ifPresent(role -> setup.cancellation().request("role \"" + role + "\""));
      cancellationSeen = by.isPresent();
    }
    showProgress(connection);
  }

  private void showProgress(Connection connection) throws SQLException {
    Attempt attempt = opened.getNow(null);
    while (attempt != null && attempt.next().isDone()) {
      attempt = attempt.next().getNow(attempt);
    }
    if (attempt != null) {
      List<SessionProgress> progress = progressReader.read(connection, attempt);
      if (!progress.isEmpty()) {
        setup.progress().sessions(progress);
      }
    }
  }

  @Override
  public void close() {
    watch.close();
    progressReader.close();
    sessions.close();
  }
}
