package org.emajbatch.sql.testkit;

import java.io.IOException;
import org.emajbatch.sql.connect.ConnectionSettings;

/** A server of one test's own, for tests that crash it or need another version; always embedded. */
public final class TestServer implements AutoCloseable {

  private TestServer() {}

  /**
   * Starts a server.
   *
   * @param version "15", "17" or "18"
   */
  public static TestServer start(String version) throws IOException {
    throw new UnsupportedOperationException();
  }

  /** How to reach a database of it as a superuser. */
  public ConnectionSettings settings(String database) {
    throw new UnsupportedOperationException();
  }

  /** A fresh database on it, dropped with the server. */
  public TestDatabase createDatabase() throws java.sql.SQLException {
    throw new UnsupportedOperationException();
  }

  /** Stops as a crash would. */
  public void stopImmediately() throws IOException {
    throw new UnsupportedOperationException();
  }

  /** Starts again on the same port. */
  public void restart() throws IOException {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() throws IOException {
    throw new UnsupportedOperationException();
  }
}
