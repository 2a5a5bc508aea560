package org.emajbatch.orchestrator.rollback;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.emajbatch.orchestrator.failure.Failure;
import org.emajbatch.orchestrator.failure.FailureCode;
import org.emajbatch.orchestrator.failure.FailureKind;
import org.emajbatch.orchestrator.failure.SqlErrors;
import org.emajbatch.orchestrator.job.RollbackJob;
import org.emajbatch.orchestrator.preflight.Preflight;
import org.emajbatch.orchestrator.preflight.Preflighted;
import org.emajbatch.orchestrator.preflight.SessionChoice;
import org.emajbatch.orchestrator.progress.Progress;
import org.emajbatch.orchestrator.protocol.StepListener;
import org.emajbatch.orchestrator.recovery.Recovery;
import org.emajbatch.orchestrator.recovery.Resolution;
import org.emajbatch.orchestrator.report.RollbackReport;
import org.emajbatch.orchestrator.request.RollbackRequest;
import org.emajbatch.orchestrator.session.Cancellation;
import org.emajbatch.orchestrator.session.HelperConnection;
import org.emajbatch.orchestrator.session.Sessions;
import org.emajbatch.sql.connect.ConnectionSettings;
import org.emajbatch.sql.connect.Invocation;
import org.emajbatch.sql.engine.RunBackends;
import org.emajbatch.sql.engine.ServerState;
import org.emajbatch.sql.engine.SessionName;
import org.emajbatch.sql.engine.TableChanges;
import org.emajbatch.sql.run.Run;
import org.emajbatch.sql.run.RunId;
import org.emajbatch.sql.run.Runs;

/**
 * A rollback from the request to the report: what the command line does, and what any other program
 * in this process should call.
 */
public final class RollbackOperation {

  private final StepListener listener;
  private final Progress progress;
  private final Cancellation cancellation;

  /**
   * An operation that only its failures can stop.
   *
   * @param progress hears what is done; closed by the caller
   * @param listener called at the named points
   */
  public RollbackOperation(Progress progress, StepListener listener) {
    this(progress, listener, new Cancellation());
  }

  /**
   * An operation.
   *
   * @param progress hears what is done; closed by the caller
   * @param listener called at the named points
   * @param cancellation through which it can be asked to stop
   */
  public RollbackOperation(Progress progress, StepListener listener, Cancellation cancellation) {
    this.progress = progress;
    this.listener = listener;
    this.cancellation = cancellation;
  }

  /**
   * Rolls back.
   *
   * @return the report, if all tables are at the mark
   * @throws Failure in every other case; it says where the data is
   */
  public RollbackReport run(RollbackRequest request) throws Failure {
    OffsetDateTime startedAt = OffsetDateTime.now();
    cancellation.begin(progress);
    RunId run = RunId.create();
    ConnectionSettings settings = request.connection();
    try (HelperConnection helper = open(settings, SessionName.helper(run, "control"));
        RollbackJob job = RollbackJob.ready(settings, run)) {
      Connection control = helper.connection();
      Preflighted facts = Preflight.check(control, request);
      resolveLeftovers(control, settings);
      SessionChoice choice =
          SessionChoice.choose(
              request.sessions(),
              TableChanges.since(control, request.groups(), facts.mark()),
              ServerState.read(control));
      choice.remarks().forEach(progress::phase);
      cancellation.check();
      RunSetup setup =
          new RunSetup(
              run, request, facts, choice.sessions(), startedAt, listener, progress, cancellation);
      try (RollbackRun begun = begin(setup, control)) {
        return carryOut(begun, job, setup, choice.remarks());
      }
    } catch (SQLException e) {
      throw refused(e);
    }
  }

  private RollbackRun begin(RunSetup setup, Connection control) throws SQLException, Failure {
    Sessions sessions = openSessions(setup);
    try {
      if (!sessions.areDistinctFrom(RunBackends.pidOf(control))) {
        throw pooler(setup);
      }
      new Runs(control).insert(row(setup, sessions));
    } catch (Failure | SQLException e) {
      sessions.close();
      throw e;
    }
    progress.phase("run " + setup.run() + " started");
    return new RollbackRun(setup, control, sessions);
  }

  /** Whatever comes out of here unforeseen must not claim that nothing was changed. */
  private static RollbackReport carryOut(
      RollbackRun run, RollbackJob job, RunSetup setup, List<String> remarks) throws Failure {
    try {
      return run.conclude(job.run(run), remarks);
    } catch (InterruptedException | RuntimeException e) {
      throw Failure.of(
              FailureKind.UNKNOWN,
              FailureCode.OUTCOME_UNKNOWN,
              "run " + setup.run() + " ended unexpectedly: " + e)
          .on(setup.run().toString())
          .next(Invocation.of("recover", setup.facts().server().database()))
          .because(e);
    }
  }

  private static Sessions openSessions(RunSetup setup) throws Failure {
    ConnectionSettings settings = setup.request().connection();
    try {
      return Sessions.open(settings, setup.run(), setup.sessions(), setup.request().lockTimeout());
    } catch (SQLException e) {
      throw SqlErrors.connection(e, settings);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Failure.refused(FailureCode.STATEMENT_FAILED, "interrupted while connecting")
          .because(e);
    }
  }

  private static Run row(RunSetup setup, Sessions sessions) {
    return new Run(
        setup.run(),
        OptionalInt.empty(),
        setup.request().groups(),
        setup.facts().mark(),
        setup.request().logged(),
        setup.sessions(),
        setup.facts().server().database(),
        setup.facts().server().databaseOid(),
        setup.gids(),
        sessions.pids(),
        setup.request().connection().user(),
        setup.startedAt().toInstant(),
        Optional.empty());
  }

  /** A leftover that cannot be resolved is no reason to refuse: it may not be in the way. */
  private void resolveLeftovers(Connection control, ConnectionSettings settings) {
    try {
      Recovery.Findings findings =
          new Recovery(control, settings, listener)
              .recover(Recovery.Scope.THIS_DATABASE, Recovery.Mode.NORMAL);
      findings.runs().forEach(this::tell);
      findings.warnings().forEach(progress::warning);
    } catch (Exception e) {
      progress.warning("what earlier runs left behind could not be resolved: " + e.getMessage());
    }
  }

  private void tell(Resolution resolution) {
    String run = "run " + resolution.run();
    switch (resolution.standing()) {
      case COMMITTED -> progress.phase(run + ", left behind, is finished: committed");
      case ABORTED -> progress.phase(run + ", left behind, is finished: rolled back");
      case IN_PROGRESS -> progress.detail(run + " is in progress");
      case UNKNOWN -> progress.detail(run + " cannot be resolved");
    }
    resolution.problem().ifPresent(left -> progress.warning(run + ": " + left));
  }

  private static HelperConnection open(ConnectionSettings settings, String name) throws Failure {
    try {
      return HelperConnection.open(settings, name);
    } catch (SQLException e) {
      throw SqlErrors.connection(e, settings);
    }
  }

  private static Failure pooler(RunSetup setup) {
    return Failure.refused(
            FailureCode.POOLER,
            "connections to "
                + setup.request().connection().describe()
                + " share a server process: a pooler hands them out by transaction")
        .hint("connect to the server itself, or to a pooler in session mode");
  }

  /** Before the run began, a statement that fails has changed nothing. */
  private static Failure refused(SQLException e) {
    if (SqlErrors.isEngineRefusal(e)) {
      return SqlErrors.refusedByEngine(e);
    }
    FailureCode code =
        SqlErrors.isRightsMissing(e) ? FailureCode.RIGHTS_MISSING : FailureCode.STATEMENT_FAILED;
    return Failure.refused(code, SqlErrors.message(e)).hint(SqlErrors.hint(e)).because(e);
  }
}
