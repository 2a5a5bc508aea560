package org.emajbatch.benchmark.server;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.emajbatch.benchmark.result.Machine;
import org.emajbatch.sql.connect.ConnectionSettings;
import org.emajbatch.sql.embedded.EmbeddedPostgres;
import org.emajbatch.sql.engine.EngineProbe;

/**
 * The server that is measured: one of our own, which goes with the process, or somebody else's, on
 * which only databases of the benchmark are made and dropped.
 */
public final class BenchmarkServer implements AutoCloseable {

  private final ConnectionSettings superuser;
  private final Optional<EmbeddedPostgres> embedded;

  private BenchmarkServer(ConnectionSettings superuser, Optional<EmbeddedPostgres> embedded) {
    this.superuser = superuser;
    this.embedded = embedded;
  }

  /**
   * Starts a server: durable as in production, and undisturbed by autovacuum, which would come at
   * other moments in each run.
   *
   * @param directory for programs and data, on the disk that is to be measured
   */
  public static BenchmarkServer start(Path directory) throws IOException {
    EmbeddedPostgres postgres =
        EmbeddedPostgres.builder(directory)
            .cluster("run-" + ProcessHandle.current().pid())
            .setting("max_connections", "60")
            .setting("max_locks_per_transaction", "2000")
            .setting("shared_buffers", "512MB")
            .setting("max_wal_size", "8GB")
            .setting("checkpoint_timeout", "30min")
            .setting("autovacuum", "off")
            .start();
    return new BenchmarkServer(postgres.settings("postgres"), Optional.of(postgres));
  }

  /**
   * Uses a running server.
   *
   * @param superuser any database of it
   */
  public static BenchmarkServer at(ConnectionSettings superuser) {
    return new BenchmarkServer(superuser, Optional.empty());
  }

  /**
   * Describes where the measuring is done.
   *
   * @param withEngine a database that has the engine
   */
  public Machine machine(ConnectionSettings withEngine) throws SQLException {
    try (Connection connection = Sql.open(withEngine)) {
      return new Machine(
          Runtime.getRuntime().availableProcessors(),
          System.getProperty("java.version"),
          setting(connection, "server_version"),
          setting(connection, "fsync"),
          setting(connection, "synchronous_commit"),
          setting(connection, "shared_buffers"),
          setting(connection, "autovacuum"),
          EngineProbe.probe(connection).describe());
    }
  }

  private static String setting(Connection connection, String name) throws SQLException {
    return Sql.text(connection, "SELECT current_setting('" + name + "')");
  }

  /** Whether it is one of our own, on this machine. */
  public boolean isOwn() {
    return embedded.isPresent();
  }

  /** Makes a database, fills it and keeps it in that state; one is there at a time. */
  public KeptDatabase keep(KeptDatabase.Filling filling) throws SQLException, IOException {
    return embedded.isPresent()
        ? SnapshotDatabase.keep(embedded.get(), filling)
        : TemplateDatabase.keep(superuser, filling);
  }

  /** Makes a database and fills it. */
  public FilledDatabase fill(KeptDatabase.Filling filling) throws SQLException {
    return FilledDatabase.make(superuser, "emaj_benchmark_single", filling);
  }

  /** Stops the server, if it is ours. */
  @Override
  public void close() throws IOException {
    if (embedded.isPresent()) {
      embedded.get().close();
    }
  }
}
