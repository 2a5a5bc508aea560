package org.emajbatch.benchmark.server;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
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

  /** Something that need not survive a crash. */
  interface Preparation {
    void run() throws SQLException;
  }

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

  /** The database that the benchmark's own ones are made from. */
  public ConnectionSettings superuser() {
    return superuser;
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

  /**
   * Prepares something without waiting for the disk, where the server is ours; all of it is on the
   * disk, and the server durable again, when this returns.
   */
  void prepare(Preparation preparation) throws SQLException {
    if (embedded.isEmpty()) {
      preparation.run();
      return;
    }
    setFsync("off");
    try {
      preparation.run();
      Sql.run(superuser, List.of("CHECKPOINT"));
    } finally {
      setFsync("on");
    }
    OperatingSystem.writeEverythingToDisk();
  }

  /** A new connection shows what the server's main process has read, and later ones inherit. */
  private void setFsync(String value) throws SQLException {
    Sql.run(superuser, List.of("ALTER SYSTEM SET fsync = " + value));
    Sql.run(superuser, List.of("SELECT pg_reload_conf()"));
    String now;
    do {
      try (Connection connection = Sql.open(superuser)) {
        now = setting(connection, "fsync");
      }
    } while (!now.equals(value));
  }

  /** Makes a database, empty. */
  public ConnectionSettings create(String name) throws SQLException {
    Sql.run(superuser, List.of("CREATE DATABASE " + name));
    return superuser.withDatabase(name);
  }

  /**
   * Copies a database file by file, so that every copy is the same to the byte and none of it is in
   * the server's memory; the checkpoints that this brings leave nothing to write behind.
   */
  public ConnectionSettings copy(String from, String to) throws SQLException {
    try (Connection connection = Sql.open(superuser)) {
      String strategy =
          connection.getMetaData().getDatabaseMajorVersion() < 15 ? "" : " STRATEGY file_copy";
      Sql.run(connection, "CREATE DATABASE " + to + " TEMPLATE " + from + strategy);
    }
    return superuser.withDatabase(to);
  }

  /** Drops a database of the benchmark. */
  public void drop(String name) throws SQLException {
    Sql.run(superuser, List.of("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)"));
  }

  /** Stops the server, if it is ours. */
  @Override
  public void close() throws IOException {
    if (embedded.isPresent()) {
      embedded.get().close();
    }
  }
}
