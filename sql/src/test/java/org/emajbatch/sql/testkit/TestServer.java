package org.emajbatch.sql.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.emajbatch.sql.connect.ConnectionSettings;
import org.emajbatch.sql.embedded.EmbeddedPostgres;

/** A server of one test's own, for tests that crash it or need another version; always embedded. */
public final class TestServer implements AutoCloseable {

  /** The version whose programs are on the class path. */
  public static final String DEFAULT_VERSION = "17";

  private static final Path HOME = Path.of("target", "test-postgres");

  /**
   * Where the build of module sql puts the jars of the other versions, as seen from this and from a
   * sister module.
   */
  private static final List<Path> JAR_DIRECTORIES =
      List.of(Path.of("target", "postgres"), Path.of("..", "sql", "target", "postgres"));

  private final EmbeddedPostgres postgres;
  private final AtomicInteger databases = new AtomicInteger();

  private TestServer(EmbeddedPostgres postgres) {
    this.postgres = postgres;
  }

  /**
   * Starts a server with 64 slots for prepared transactions, fsync and synchronous_commit on.
   *
   * @param version "14", "15", "17" or "18"
   */
  public static TestServer start(String version) throws IOException {
    return start(version, Map.of());
  }

  /** The same with settings of the test's own. */
  public static TestServer start(String version, Map<String, String> settings) throws IOException {
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder(HOME).cluster("data-" + version + "-" + UUID.randomUUID());
    if (!DEFAULT_VERSION.equals(version)) {
      builder.binaries(jar(version).toUri().toURL());
    }
    settings.forEach(builder::setting);
    return new TestServer(builder.start());
  }

  /**
   * Starts a server on files that somebody has put there: those of a copied cluster.
   *
   * @param directory beside the {@link #directory} of another server; deleted in the end
   */
  public static TestServer startOn(Path directory, Map<String, String> settings)
      throws IOException {
    EmbeddedPostgres.Builder builder =
        EmbeddedPostgres.builder(HOME).cluster(directory.getFileName().toString());
    settings.forEach(builder::setting);
    return new TestServer(builder.start());
  }

  /** Holds the data directory, the superuser's password and the log. */
  public Path directory() {
    return postgres.dataDirectory().getParent();
  }

  /** How to reach a database of it as a superuser. */
  public ConnectionSettings settings(String database) {
    return postgres.settings(database);
  }

  /** A fresh database on it, which goes with the server. */
  public TestDatabase createDatabase() throws SQLException {
    return TestDatabase.create(settings("postgres"), "test_" + databases.incrementAndGet());
  }

  /** The server itself, for its files. */
  public EmbeddedPostgres postgres() {
    return postgres;
  }

  /** Stops as a crash would. */
  public void stopImmediately() throws IOException {
    postgres.stopImmediately();
  }

  /** Starts again on the same port. */
  public void restart() throws IOException {
    postgres.restart();
  }

  @Override
  public void close() throws IOException {
    postgres.close();
  }

  private static Path jar(String version) throws IOException {
    for (Path directory : JAR_DIRECTORIES) {
      Path jar = directory.resolve(version + ".jar").toAbsolutePath();
      if (Files.exists(jar)) {
        return jar;
      }
    }
    throw new IOException(
        "no programs of PostgreSQL " + version + " in sql/target/postgres; build module sql first");
  }
}
