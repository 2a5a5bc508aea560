package org.emajbatch.sql.embedded;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Path;
import org.emajbatch.sql.connect.ConnectionSettings;

/**
 * A PostgreSQL server of our own, for the demo and the tests; never a place for data that anybody
 * would miss.
 */
public final class EmbeddedPostgres implements AutoCloseable {

  private EmbeddedPostgres() {}

  /** A server whose unpacked binaries, data and log live below that directory. */
  public static Builder builder(Path home) {
    return new Builder(home);
  }

  /** How to reach a database as the superuser postgres, by TCP on 127.0.0.1. */
  public ConnectionSettings settings(String database) {
    throw new UnsupportedOperationException();
  }

  /** The TCP port on 127.0.0.1. */
  public int port() {
    throw new UnsupportedOperationException();
  }

  /** The cluster's data directory. */
  public Path dataDirectory() {
    throw new UnsupportedOperationException();
  }

  /** The server's log. */
  public Path logFile() {
    throw new UnsupportedOperationException();
  }

  /** Stops as a crash would: no checkpoint, no goodbye to clients. */
  public void stopImmediately() throws IOException {
    throw new UnsupportedOperationException();
  }

  /** Starts again on the same port, after a fast stop where the server still runs. */
  public void restart() throws IOException {
    throw new UnsupportedOperationException();
  }

  /** From now on {@link #close()} leaves the server running and its data in place. */
  public void detach() {
    throw new UnsupportedOperationException();
  }

  /** Stops the server and deletes its data, unless told to keep them. */
  @Override
  public void close() throws IOException {
    throw new UnsupportedOperationException();
  }

  /** What to start. */
  public static final class Builder {

    private Builder(Path home) {}

    /** The jar that holds the binaries; without it they are taken from the class path. */
    public Builder binaries(URL jar) {
      return this;
    }

    /** A server setting, which overrides the defaults chosen here. */
    public Builder setting(String name, String value) {
      return this;
    }

    /** Keep the data when the server is closed. */
    public Builder keepData() {
      return this;
    }

    /** Starts the server, or takes over the one that already runs on these data. */
    public EmbeddedPostgres start() throws IOException {
      throw new UnsupportedOperationException();
    }
  }
}
