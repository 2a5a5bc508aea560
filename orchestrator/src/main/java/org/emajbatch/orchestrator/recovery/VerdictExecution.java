package org.emajbatch.orchestrator.recovery;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.emajbatch.orchestrator.failure.SqlErrors;
import org.emajbatch.orchestrator.job.JobHistory;
import org.emajbatch.orchestrator.protocol.Verdict;
import org.emajbatch.orchestrator.recovery.Resolution.Action;
import org.emajbatch.orchestrator.recovery.Resolution.Handled;
import org.emajbatch.orchestrator.recovery.Resolution.Standing;
import org.emajbatch.sql.connect.ConnectionSettings;
import org.emajbatch.sql.connect.Connections;
import org.emajbatch.sql.engine.RollbackProtocol;
import org.emajbatch.sql.engine.RunBackends;
import org.emajbatch.sql.engine.SessionName;
import org.emajbatch.sql.engine.SessionTransaction;
import org.emajbatch.sql.engine.SessionTransaction.Finished;
import org.emajbatch.sql.run.Outcome;
import org.emajbatch.sql.run.PreparedTransaction;
import org.emajbatch.sql.run.PreparedTransactions;
import org.emajbatch.sql.run.RunId;
import org.emajbatch.sql.run.Runs;

/**
 * Does to a run's prepared transactions what its decision row says. Must never be called without a
 * row that was read after it was committed.
 */
final class VerdictExecution {

  /** Somebody else's COMMIT PREPARED takes a flush of the log, or a standby's answer. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final long POLL_MILLIS = 50;

  private final ConnectionSettings settings;

  /** Connecting with these settings to the databases of the cluster. */
  VerdictExecution(ConnectionSettings settings) {
    this.settings = settings;
  }

  /**
   * Carries a verdict out.
   *
   * @param judge a connection to the database of the row, in autocommit mode
   * @param leftover the run
   * @param verdict to commit or to roll back
   * @param endSessions whether sessions of a run that is rolled back are to be ended
   */
  Resolution carryOut(Connection judge, Leftover leftover, Verdict verdict, boolean endSessions)
      throws SQLException, InterruptedException {
    String judgeName = judge.getCatalog();
    List<Handled> handled = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    if (verdict == Verdict.ROLL_BACK && endSessions) {
      endSessions(judge, leftover.run(), problems);
    }
    for (PreparedTransaction transaction : preparedNow(judge, leftover.run())) {
      Action action = verdict == Verdict.COMMIT ? Action.COMMITTED : Action.ROLLED_BACK;
      try {
        if (!finish(transaction, verdict)) {
          action = Action.LEFT;
          problems.add(transaction.gid() + " is being finished by somebody else");
        }
      } catch (SQLException e) {
        action = Action.LEFT;
        problems.add(transaction.gid() + ": " + SqlErrors.message(e));
      }
      handled.add(new Handled(transaction, action));
    }
    Resolution resolution = Resolution.of(leftover, Standing.of(verdict), handled);
    return problems.isEmpty()
        ? noted(judge, judgeName, resolution, verdict)
        : resolution.leaving(String.join("; ", problems));
  }

  /**
   * A session whose client is gone keeps its locks until the server notices, and may still prepare.
   */
  private static void endSessions(Connection judge, RunId run, List<String> problems) {
    try {
      RunBackends.terminateSessions(judge, run);
    } catch (SQLException e) {
      problems.add(
          "a session of it is still connected and keeps its locks, and it could not be ended: "
              + SqlErrors.message(e));
    }
  }

  /** Read after the verdict, so that a PREPARE which arrived in between is among them. */
  private static List<PreparedTransaction> preparedNow(Connection judge, RunId run)
      throws SQLException {
    return PreparedTransactions.read(judge).stream()
        .filter(one -> one.ours().map(gid -> gid.run().equals(run)).orElse(false))
        .toList();
  }

  /**
   * Finishes a prepared transaction from its own database, as its owner.
   *
   * @return false when somebody else is at it and does not come to an end
   */
  private boolean finish(PreparedTransaction transaction, Verdict verdict)
      throws SQLException, InterruptedException {
    Optional<String> owner =
        transaction.owner().equals(settings.user())
            ? Optional.empty()
            : Optional.of(transaction.owner());
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try (Connection connection = open(transaction.database())) {
        Finished finished =
            verdict == Verdict.COMMIT
                ? SessionTransaction.commitPrepared(connection, transaction.gid(), owner)
                : SessionTransaction.rollbackPrepared(connection, transaction.gid(), owner);
        if (finished != Finished.BUSY) {
          return true;
        }
      } catch (SQLException e) {
        // When only the answer was lost, the next attempt finds it done.
        if (!SqlErrors.isConnectionLost(e) || System.nanoTime() > end) {
          throw e;
        }
      }
      if (System.nanoTime() > end) {
        return false;
      }
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    }
  }

  /**
   * Closes the run's books, and notes the run as finished last: whoever dies here leaves a run that
   * the next recovery finds. Nothing of this decides anything, so none of its failures makes the
   * verdict unknown.
   */
  private Resolution noted(
      Connection judge, String judgeName, Resolution resolution, Verdict verdict) {
    List<String> missing = new ArrayList<>();
    Outcome outcome = verdict == Verdict.COMMIT ? Outcome.COMMITTED : Outcome.ABORTED;
    // A client that hears nothing any more may hold rows of the repository: then the run stays open
    // for the next recovery.
    if (attempt(
        () -> JobHistory.close(settings.withDatabase(judgeName), resolution.run(), outcome),
        missing)) {
      for (String database : databasesBeside(judgeName, resolution)) {
        attempt(
            () -> {
              try (Connection connection = open(database)) {
                noteEnd(connection, resolution.run(), missing);
              }
            },
            missing);
      }
      noteEnd(judge, resolution.run(), missing);
    }
    Resolution noted = resolution;
    for (String why : missing) {
      noted =
          noted.warning(
              "the end of run " + resolution.run() + " could not be noted everywhere: " + why);
    }
    return noted;
  }

  /** A run of several databases has a row in each; these are the ones that are known here. */
  private Set<String> databasesBeside(String judge, Resolution resolution) {
    Set<String> databases = new TreeSet<>();
    // Without a row the connected database has no part in it, and perhaps no engine.
    resolution.row().ifPresent(row -> databases.add(settings.database()));
    resolution.transactions().forEach(one -> databases.add(one.transaction().database()));
    databases.remove(judge);
    return databases;
  }

  private static void noteEnd(Connection connection, RunId run, List<String> missing) {
    attempt(() -> RollbackProtocol.cleanUp(connection), missing);
    attempt(() -> new Runs(connection).finish(run), missing);
  }

  private Connection open(String database) throws SQLException {
    return Connections.open(settings.withDatabase(database), SessionName.command("recover"));
  }

  @FunctionalInterface
  private interface Note {
    void write() throws Exception;
  }

  /** Whether it is written. */
  private static boolean attempt(Note note, List<String> missing) {
    try {
      note.write();
      return true;
    } catch (SQLException e) {
      missing.add(SqlErrors.message(e));
    } catch (Exception e) {
      missing.add(e.toString());
    }
    return false;
  }
}
