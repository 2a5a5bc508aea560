package org.emajbatch.orchestrator.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.emajbatch.orchestrator.progress.Progress;
import org.emajbatch.sql.connect.ConnectionSettings;
import org.emajbatch.sql.embedded.EmbeddedPostgres;

/** The server of one demo. It goes with the process, whatever ends it, unless it is kept. */
final class DemoServer implements AutoCloseable {

  /** The application has no more tables than that, and no session works without one. */
  private static final int MOST_SESSIONS = 32;

  /** A session has two, its own and the engine's; the rest is for the control and the curious. */
  private static final int CONNECTIONS = 2 * MOST_SESSIONS + 40;

  private final EmbeddedPostgres postgres;

  private DemoServer(EmbeddedPostgres postgres) {
    this.postgres = postgres;
  }

  /**
   * Starts a fresh server and clears away what interrupted demos left.
   *
   * @param home directory for programs and data
   * @throws IOException if the server does not start; nothing is left running
   */
  static DemoServer start(Path home, Progress progress) throws IOException {
    EmbeddedPostgres postgres =
        EmbeddedPostgres.builder(home)
            .cluster(StaleServers.newName())
            .setting("max_connections", Integer.toString(CONNECTIONS))
            .setting("shared_buffers", "256MB")
            .setting("max_wal_size", "4GB")
            .start();
    DemoServer server = new DemoServer(postgres);
    StaleServers.clear(server.directory().getParent()).forEach(progress::detail);
    return server;
  }

  /** How the superuser reaches a database. */
  ConnectionSettings superuser(String database) {
    return postgres.settings(database);
  }

  /** The directory with everything of this server. */
  Path directory() {
    return postgres.dataDirectory().getParent();
  }

  /** The process id of the server. */
  long pid() throws IOException {
    return Long.parseLong(
        Files.readAllLines(postgres.dataDirectory().resolve("postmaster.pid")).get(0).strip());
  }

  /** Leaves the server running after this process has ended. */
  void keep() throws IOException {
    StaleServers.keep(directory());
    postgres.detach();
  }

  /** Stops the server and deletes its data, unless it is kept. */
  @Override
  public void close() throws IOException {
    postgres.close();
  }
}
