package org.emajbatch.orchestrator.soak;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.emajbatch.orchestrator.testing.Program;
import org.emajbatch.orchestrator.testing.Program.Result;
import org.emajbatch.sql.testkit.TestDatabase;
import org.emajbatch.sql.testkit.TestServer;

/** The server of a soak, which crashes now and then, and how to live with that. */
final class Site implements AutoCloseable {

  /** Longer than any crash takes to come back from, on a machine that is busy. */
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private static final long RETRY_MILLIS = 50;

  private final TestServer server;

  Site(TestServer server) {
    this.server = server;
  }

  TestServer server() {
    return server;
  }

  /** Stops as a crash does and starts again; one crash at a time. */
  synchronized void crash() throws IOException {
    server.stopImmediately();
    server.restart();
  }

  /**
   * What an observer does that must not be disturbed by a server that is down: it tries again.
   *
   * @throws SQLException the last failure, when the server does not come back
   */
  static <T> T patiently(Callable<T> work) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        return work.call();
      } catch (SQLException e) {
        if (System.nanoTime() > end) {
          throw e;
        }
        TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
      }
    }
  }

  /** Waits until something is so; false when it does not come to be. */
  static boolean await(Callable<Boolean> condition, Duration limit) throws Exception {
    long end = System.nanoTime() + limit.toNanos();
    while (!patiently(condition)) {
      if (System.nanoTime() > end) {
        return false;
      }
      TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
    }
    return true;
  }

  /** The command recover, in this process and past every proxy. */
  static Result recover(TestDatabase database, String... options) {
    String[] args = new String[options.length + 1];
    args[0] = "recover";
    System.arraycopy(options, 0, args, 1, options.length);
    return Program.connecting(database.settings(Field.OPERATOR)).run(args);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
