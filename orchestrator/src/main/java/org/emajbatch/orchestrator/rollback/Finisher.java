package org.emajbatch.orchestrator.rollback;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.emajbatch.orchestrator.failure.Failure;
import org.emajbatch.orchestrator.failure.FailureCode;
import org.emajbatch.orchestrator.failure.FailureKind;
import org.emajbatch.orchestrator.failure.SqlErrors;
import org.emajbatch.orchestrator.protocol.ProtocolStep;
import org.emajbatch.orchestrator.session.HelperConnection;
import org.emajbatch.orchestrator.session.SessionConnection;
import org.emajbatch.orchestrator.session.Sessions;
import org.emajbatch.sql.connect.ConnectionSettings;
import org.emajbatch.sql.connect.Connections;
import org.emajbatch.sql.connect.Invocation;
import org.emajbatch.sql.engine.SessionName;
import org.emajbatch.sql.engine.SessionTransaction;
import org.emajbatch.sql.engine.SessionTransaction.Finished;

/**
 * Commits the prepared transactions of a decided run, all at the same time, because until the last
 * one is committed readers see some tables at the mark and others not.
 */
final class Finisher {

  /** Long enough for a server that crashed to be back, short enough for somebody who waits. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  private final RunSetup setup;
  private final RunState state;

  Finisher(RunSetup setup, RunState state) {
    this.setup = setup;
    this.state = state;
  }

  /**
   * Commits those that are not committed yet; may be called again.
   *
   * @throws Failure when some are left: decided, but not finished
   */
  void finish(Sessions sessions) throws Failure, InterruptedException {
    List<SessionConnection> left =
        sessions.workers().stream()
            .filter(session -> !state.get().finished().contains(session.number()))
            .toList();
    if (left.isEmpty()) {
      return;
    }
    ExecutorService threads = Executors.newFixedThreadPool(left.size());
    try {
      List<Callable<Void>> work = new ArrayList<>();
      for (SessionConnection session : left) {
        work.add(
            () -> {
              finish(session);
              return null;
            });
      }
      raise(threads.invokeAll(work));
    } finally {
      threads.shutdown();
    }
  }

  private void raise(List<Future<Void>> results) throws Failure, InterruptedException {
    List<Throwable> failures = new ArrayList<>();
    for (Future<Void> result : results) {
      try {
        result.get();
      } catch (ExecutionException e) {
        failures.add(e.getCause());
      }
    }
    if (!failures.isEmpty()) {
      Throwable first = failures.get(0);
      String why = first instanceof SQLException e ? SqlErrors.message(e) : first.toString();
      throw Failure.of(
              FailureKind.UNFINISHED,
              FailureCode.NOT_FINISHED,
              "the rollback is decided and committed, but "
                  + failures.size()
                  + " prepared transactions of run "
                  + setup.run()
                  + " are not committed yet: "
                  + why)
          .on(setup.run().toString())
          .hint("until then their tables are locked; recover commits them")
          .next(Invocation.of("recover", setup.coordinator().database()))
          .because(first);
    }
  }

  private void finish(SessionConnection session) throws Exception {
    int number = session.number();
    setup.listener().at(ProtocolStep.BEFORE_FINISH, number);
    String gid = setup.gid(number);
    Part part = setup.part(number);
    Optional<String> role = part.facts().rights().finishingRole();
    SQLException last = new SQLException(gid + " is being finished by somebody else");
    long end = System.nanoTime() + PATIENCE.toNanos();
    Duration pause = Duration.ZERO;
    while (System.nanoTime() + pause.toNanos() < end) {
      TimeUnit.NANOSECONDS.sleep(pause.toNanos());
      try {
        Finished finished =
            pause.isZero()
                ? SessionTransaction.commitPrepared(session.connection(), gid, role)
                : onNewConnection(part.connection(), gid, role);
        if (finished != Finished.BUSY) {
          state.move(s -> s.finished(number));
          setup.listener().at(ProtocolStep.AFTER_FINISH, number);
          return;
        }
      } catch (SQLException e) {
        last = e;
        if (!SqlErrors.isConnectionLost(e)) {
          break;
        }
      }
      pause = longer(pause);
    }
    throw last;
  }

  private static Duration longer(Duration pause) {
    if (pause.isZero()) {
      return FIRST_PAUSE;
    }
    Duration doubled = pause.multipliedBy(2);
    return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
  }

  private Finished onNewConnection(ConnectionSettings settings, String gid, Optional<String> role)
      throws SQLException {
    try (Connection connection =
        Connections.open(
            settings,
            SessionName.helper(setup.run(), "finish"),
            HelperConnection.LONGEST_SILENCE)) {
      return SessionTransaction.commitPrepared(connection, gid, role);
    }
  }
}
