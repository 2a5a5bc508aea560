package org.emajbatch.benchmark.server;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.emajbatch.sql.connect.ConnectionSettings;
import org.emajbatch.sql.embedded.EmbeddedPostgres;

/**
 * A database on a server of our own, whose files are put back while it is stopped. Cheaper than
 * copies where a database has thousands of files: most of them are as they were.
 */
final class SnapshotDatabase implements KeptDatabase {

  private static final String NAME = "emaj_benchmark";

  private final EmbeddedPostgres server;
  private final FilledDatabase database;
  private final DataDirectorySnapshot snapshot;

  private SnapshotDatabase(
      EmbeddedPostgres server, FilledDatabase database, DataDirectorySnapshot snapshot) {
    this.server = server;
    this.database = database;
    this.snapshot = snapshot;
  }

  /** Fills a database without waiting for the disk; it is durable again before anybody measures. */
  static SnapshotDatabase keep(EmbeddedPostgres server, Filling filling)
      throws SQLException, IOException {
    ConnectionSettings superuser = server.settings("postgres");
    setFsync(superuser, "off");
    FilledDatabase database = FilledDatabase.make(superuser, NAME, filling);
    Sql.run(superuser, List.of("CHECKPOINT"));
    setFsync(superuser, "on");
    server.stop();
    Path archive = server.dataDirectory().resolveSibling("snapshot");
    DataDirectorySnapshot snapshot = DataDirectorySnapshot.take(server.dataDirectory(), archive);
    server.restart();
    return new SnapshotDatabase(server, database, snapshot);
  }

  /** A new connection shows what the server's main process has read, and later ones inherit. */
  private static void setFsync(ConnectionSettings superuser, String value) throws SQLException {
    Sql.run(superuser, List.of("ALTER SYSTEM SET fsync = " + value));
    Sql.run(superuser, List.of("SELECT pg_reload_conf()"));
    String now;
    do {
      try (Connection connection = Sql.open(superuser)) {
        now = Sql.text(connection, "SELECT current_setting('fsync')");
      }
    } while (!now.equals(value));
  }

  @Override
  public ConnectionSettings current() {
    return database.settings();
  }

  @Override
  public ConnectionSettings fresh() throws IOException {
    server.stopImmediately();
    snapshot.restore();
    writeEverythingToDisk();
    server.restart();
    return current();
  }

  /** No measurement pays for what was written before it. */
  private static void writeEverythingToDisk() throws IOException {
    try {
      int exitCode = new ProcessBuilder("sync").inheritIO().start().waitFor();
      if (exitCode != 0) {
        throw new IOException("sync ended with exit code " + exitCode);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while writing to disk", e);
    }
  }

  @Override
  public void close() throws SQLException, IOException {
    snapshot.close();
    database.close();
  }
}
