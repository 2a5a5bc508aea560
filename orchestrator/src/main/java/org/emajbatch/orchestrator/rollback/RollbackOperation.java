package org.emajbatch.orchestrator.rollback;

import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.emajbatch.orchestrator.failure.Failure;
import org.emajbatch.orchestrator.failure.FailureCode;
import org.emajbatch.orchestrator.failure.FailureKind;
import org.emajbatch.orchestrator.failure.SqlErrors;
import org.emajbatch.orchestrator.job.RollbackJob;
import org.emajbatch.orchestrator.progress.Progress;
import org.emajbatch.orchestrator.protocol.StepListener;
import org.emajbatch.orchestrator.report.RollbackReport;
import org.emajbatch.orchestrator.request.RollbackRequest;
import org.emajbatch.orchestrator.session.Cancellation;
import org.emajbatch.orchestrator.session.Sessions;
import org.emajbatch.sql.connect.Invocation;
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
    try (Controls controls = Controls.open(request.targets(), run);
        RollbackJob job = RollbackJob.ready(request.targets().get(0).connection(), run)) {
      Preparation prepared = Preparation.of(request, controls, progress, listener);
      cancellation.check();
      RunSetup setup =
          new RunSetup(run, request, prepared.parts(), startedAt, listener, progress, cancellation);
      try (RollbackRun begun = begin(setup, controls)) {
        return carryOut(begun, job, setup, prepared.remarks());
      }
    } catch (SQLException e) {
      throw SqlErrors.refused(e);
    }
  }

  private RollbackRun begin(RunSetup setup, Controls controls) throws SQLException, Failure {
    Sessions sessions = openSessions(setup);
    try {
      if (!sessions.areDistinctFrom(controls.pids())) {
        throw pooler(setup);
      }
      insertRows(setup, controls, sessions);
    } catch (Failure | SQLException e) {
      sessions.close();
      throw e;
    }
    progress.phase("run " + setup.run() + " started");
    return new RollbackRun(setup, controls, sessions);
  }

  /** Where one database refuses its row, those of the others are not left open. */
  private static void insertRows(RunSetup setup, Controls controls, Sessions sessions)
      throws SQLException {
    List<Runs> written = new ArrayList<>();
    try {
      for (Part part : setup.parts()) {
        Runs runs = new Runs(controls.of(part));
        runs.insert(row(setup, part, sessions));
        written.add(runs);
      }
    } catch (SQLException e) {
      for (Runs runs : written) {
        runs.finish(setup.run());
      }
      throw e;
    }
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
          .next(Invocation.of("recover", setup.coordinator().database()))
          .because(e);
    }
  }

  private static Sessions openSessions(RunSetup setup) throws Failure {
    try {
      return Sessions.open(
          session -> setup.part(session).connection(),
          setup.run(),
          setup.sessions(),
          setup.request().lockTimeout());
    } catch (SQLException e) {
      throw SqlErrors.connection(e, setup.coordinator().connection());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Failure.refused(FailureCode.STATEMENT_FAILED, "interrupted while connecting")
          .because(e);
    }
  }

  /** Each database knows of the run; all rows name the one database where it is decided. */
  private static Run row(RunSetup setup, Part part, Sessions sessions) {
    return new Run(
        setup.run(),
        OptionalInt.empty(),
        part.target().groups(),
        part.facts().mark(),
        setup.request().logged(),
        setup.sessions(),
        setup.coordinator().database(),
        setup.coordinator().facts().server().databaseOid(),
        setup.gids(),
        sessions.pids(),
        part.connection().user(),
        setup.startedAt().toInstant(),
        Optional.empty());
  }

  private static Failure pooler(RunSetup setup) {
    return Failure.refused(
            FailureCode.POOLER,
            "connections to "
                + setup.coordinator().connection().describe()
                + " share a server process: a pooler hands them out by transaction")
        .hint("connect to the server itself, or to a pooler in session mode");
  }
}
