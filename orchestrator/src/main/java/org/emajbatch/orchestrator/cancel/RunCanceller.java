package org.emajbatch.orchestrator.cancel;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.emajbatch.orchestrator.failure.Failure;
import org.emajbatch.orchestrator.failure.FailureCode;
import org.emajbatch.orchestrator.failure.FailureKind;
import org.emajbatch.orchestrator.failure.Result;
import org.emajbatch.orchestrator.report.Texts;
import org.emajbatch.sql.connect.Invocation;
import org.emajbatch.sql.engine.Databases;
import org.emajbatch.sql.engine.RunBackends;
import org.emajbatch.sql.run.Cancellations;
import org.emajbatch.sql.run.Decisions;
import org.emajbatch.sql.run.Outcome;
import org.emajbatch.sql.run.Run;
import org.emajbatch.sql.run.Runs;

/**
 * Asks a run's process to stop and waits for what becomes of it. It touches neither the run's
 * connections nor its transactions: whoever has no process to ask needs {@code recover}.
 */
public final class RunCanceller {

  /** A process looks for wishes several times a second, and undoing takes no time in PostgreSQL. */
  public static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final long POLL_MILLIS = 100;

  private final Connection connection;
  private final Duration patience;

  /**
   * A canceller.
   *
   * @param connection in autocommit mode, to the database where the run was started
   * @param patience how long to wait for the run's process
   */
  public RunCanceller(Connection connection, Duration patience) {
    this.connection = connection;
    this.patience = patience;
  }

  /**
   * Stops a run.
   *
   * @param id the run's id, or as much of its beginning as no other run shares
   * @return what became of it: it was stopped, now or before
   * @throws Failure when there is no such run, when it is decided for the mark, or when its process
   *     does not answer
   */
  public CancelReport cancel(String id) throws SQLException, Failure, InterruptedException {
    Run run = find(id);
    requireJudge(run);
    Optional<Outcome> before = Decisions.outcome(connection, run.id());
    if (before.isPresent()) {
      return verdict(run, before.get(), Result.NOTHING_TO_DO);
    }
    if (!isAlive(run)) {
      throw dead(run);
    }
    Cancellations.request(connection, run.id());
    return verdict(run, await(run), Result.CANCELLED);
  }

  /** The runs that could be stopped, for people: one line each. */
  public List<String> candidates() throws SQLException {
    List<String> lines = new ArrayList<>();
    for (Run run : new Runs(connection).undecided()) {
      if (isAlive(run)) {
        lines.add(
            "%s of %s to mark %s, started by %s at %s"
                .formatted(
                    run.id(),
                    Texts.groups(run.groups()),
                    run.mark(),
                    run.startedBy(),
                    run.startedAt()));
      }
    }
    return lines;
  }

  private Run find(String id) throws SQLException, Failure {
    List<Run> found = new Runs(connection).startingWith(id);
    if (found.size() == 1) {
      return found.get(0);
    }
    List<String> candidates = candidates();
    throw Failure.refused(
            FailureCode.NOT_CANCELLED,
            found.isEmpty()
                ? "there is no run \"" + id + "\" in this database"
                : "several runs begin with \"" + id + "\"")
        .on(id)
        .hint(
            candidates.isEmpty()
                ? "no rollback is in progress here; a run is known to the database it was started"
                    + " in"
                : candidates.stream().collect(Collectors.joining("; ", "in progress: ", "")));
  }

  /** A run over several databases has its decision, and looks for wishes, in the first. */
  private void requireJudge(Run run) throws SQLException, Failure {
    Optional<String> judge = Databases.nameOf(connection, run.databaseOid());
    if (!judge.equals(Optional.of(connection.getCatalog()))) {
      throw Failure.refused(
              FailureCode.NOT_CANCELLED,
              "run " + run.id() + " is decided in database \"" + run.databaseName() + "\"")
          .on(run.id().toString())
          .hint("cancel it there")
          .next(Invocation.of("cancel " + run.id(), judge.orElse(run.databaseName())));
    }
  }

  private boolean isAlive(Run run) throws SQLException {
    return !RunBackends.live(connection, run.id()).isEmpty();
  }

  /** Until the decision row says how it ended. */
  private Outcome await(Run run) throws SQLException, Failure, InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (true) {
      // Whether it is alive comes first: a process writes its verdict before it goes.
      boolean alive = isAlive(run);
      Optional<Outcome> outcome = Decisions.outcome(connection, run.id());
      if (outcome.isPresent()) {
        return outcome.get();
      }
      if (!alive) {
        throw dead(run);
      }
      if (System.nanoTime() > end) {
        throw Failure.of(
                FailureKind.UNKNOWN,
                FailureCode.NOT_CANCELLED,
                "the process of run "
                    + run.id()
                    + " has not answered within "
                    + Texts.duration(patience.toMillis()))
            .on(run.id().toString())
            .hint("it will stop when it sees the request; recover --force does not wait for it")
            .next(Invocation.of("recover --force", run.databaseName()));
      }
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    }
  }

  private static CancelReport verdict(Run run, Outcome outcome, Result ifAborted) throws Failure {
    if (outcome == Outcome.ABORTED) {
      return CancelReport.of(run, ifAborted);
    }
    throw Failure.of(
            FailureKind.DECIDED,
            FailureCode.NOT_CANCELLED,
            "run "
                + run.id()
                + " cannot be cancelled any more: it is decided"
                + (run.finishedAt().isPresent() ? " and finished" : ", and being finished"))
        .on(run.id().toString())
        .hint("if it was a logged one, it can be rolled back itself");
  }

  private static Failure dead(Run run) {
    return Failure.refused(
            FailureCode.NOT_CANCELLED,
            "run " + run.id() + " is not running any more, and not decided either")
        .on(run.id().toString())
        .hint("its process has died; recover undoes what it left")
        .next(Invocation.of("recover", run.databaseName()));
  }
}
