package org.emajbatch.sql.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URL;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.emajbatch.sql.connect.ConnectionSettings;
import org.emajbatch.sql.connect.Password;

/**
 * A PostgreSQL server of our own, for the demo and the tests; never a place for data that anybody
 * would miss. It takes connections by TCP from this machine only, by password only, and is stopped
 * with the JVM unless it was detached.
 */
public final class EmbeddedPostgres implements AutoCloseable {

  private static final int START_ATTEMPTS = 3;

  private final Cluster cluster;
  private final boolean keepData;
  private final Thread stopWithJvm = new Thread(this::stopQuietly, "embedded-postgres-stop");
  private boolean ours = true;
  private int port;
  private Password password;

  /** A server that does not run yet; from now on the end of the JVM is the end of it. */
  private EmbeddedPostgres(Cluster cluster, boolean keepData) {
    this.cluster = cluster;
    this.keepData = keepData;
    Runtime.getRuntime().addShutdownHook(stopWithJvm);
  }

  /** A server whose unpacked programs, data and log live below that directory. */
  public static Builder builder(Path home) {
    return new Builder(home);
  }

  /** How to reach a database as the superuser postgres, by TCP on 127.0.0.1. */
  public ConnectionSettings settings(String database) {
    return new ConnectionSettings(
        Cluster.ADDRESS, port, database, Cluster.SUPERUSER, Optional.of(password), Map.of());
  }

  /** The TCP port on 127.0.0.1. */
  public int port() {
    return port;
  }

  /** A pgpass file with the superuser's password, for psql and other clients: PGPASSFILE. */
  public Path pgpassFile() {
    return cluster.pgpass();
  }

  /** The cluster's data directory. */
  public Path dataDirectory() {
    return cluster.data();
  }

  /** The directory of extension control files and scripts. */
  public Path extensionDirectory() {
    return cluster.binaries().resolve("share/postgresql/extension");
  }

  /** The server's log. */
  public Path logFile() {
    return cluster.log();
  }

  /** Stops cleanly; what is in the data directory then is all there is. */
  public void stop() throws IOException {
    cluster.stop("fast");
  }

  /** Stops as a crash would: no checkpoint, no goodbye to clients. */
  public void stopImmediately() throws IOException {
    cluster.stop("immediate");
  }

  /** Starts again on the same port, after a fast stop where the server still runs. */
  public void restart() throws IOException {
    if (cluster.running()) {
      stop();
    }
    cluster.start();
  }

  /**
   * Holds the lock to the end, so that a JVM that is told to end finds the server either not yet or
   * already there.
   */
  private synchronized void start(Map<String, String> settings) throws IOException {
    if (!cluster.initialised()) {
      cluster.initialise();
    }
    for (int attempt = 1; !cluster.running(); attempt++) {
      settings.put("listen_addresses", Cluster.ADDRESS);
      settings.put("port", Integer.toString(freePort()));
      cluster.configure(settings);
      try {
        cluster.start();
      } catch (IOException e) {
        // Somebody may have taken the port in between.
        if (attempt == START_ATTEMPTS) {
          throw e;
        }
      }
    }
    port = cluster.runningPort();
    password = cluster.password();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(Cluster.ADDRESS))) {
      return socket.getLocalPort();
    }
  }

  /** From now on nothing here stops the server: not {@link #close()}, not the end of the JVM. */
  public synchronized void detach() {
    if (!ours) {
      return;
    }
    ours = false;
    try {
      Runtime.getRuntime().removeShutdownHook(stopWithJvm);
    } catch (IllegalStateException jvmIsEnding) {
      // The hook waits for our lock, and will find that there is nothing for it to do.
      return;
    }
  }

  /** Stops the server and deletes its data, unless told to keep them. */
  @Override
  public synchronized void close() throws IOException {
    if (ours) {
      detach();
      stopAndClean();
    }
  }

  private void closeAfter(IOException failure) {
    try {
      close();
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  private void stopAndClean() throws IOException {
    if (cluster.running()) {
      // What is deleted anyway need not be written to disk first.
      cluster.stop(keepData ? "fast" : "immediate");
    }
    if (!keepData) {
      Directories.delete(cluster.directory());
    }
  }

  private synchronized void stopQuietly() {
    if (!ours) {
      return;
    }
    ours = false;
    try {
      stopAndClean();
    } catch (IOException e) {
      // The JVM ends; the next start on this home takes over what is left.
      System.err.println("the embedded PostgreSQL was not stopped: " + e.getMessage());
    }
  }

  /** What to start. */
  public static final class Builder {

    private final Path home;
    private final Map<String, String> settings = new LinkedHashMap<>();
    private Optional<URL> jar = Optional.empty();
    private String cluster = "cluster";
    private boolean keepData;

    private Builder(Path home) {
      this.home = home;
      // Durability stays as in production (fsync, synchronous_commit): crash tests depend on it.
      settings.put("unix_socket_directories", "");
      settings.put("max_prepared_transactions", "64");
      settings.put("max_locks_per_transaction", "256");
    }

    /** The jar that holds the programs; without it they are taken from the class path. */
    public Builder binaries(URL programs) {
      jar = Optional.of(programs);
      return this;
    }

    /**
     * The name of the directory of the data below the home, where several servers share the
     * programs there. Only one process at a time may start a server on the same data.
     */
    public Builder cluster(String directory) {
      cluster = directory;
      return this;
    }

    /**
     * A server setting, which overrides the defaults chosen here; not for a server that already
     * runs.
     */
    public Builder setting(String name, String value) {
      settings.put(name, value);
      return this;
    }

    /** Keep the data when the server is closed. */
    public Builder keepData() {
      keepData = true;
      return this;
    }

    /** Starts the server, or takes over the one that already runs on these data. */
    public EmbeddedPostgres start() throws IOException {
      EmbeddedPostgres server = new EmbeddedPostgres(Home.prepare(home, cluster, jar), keepData);
      try {
        server.start(new LinkedHashMap<>(settings));
      } catch (IOException e) {
        server.closeAfter(e);
        throw e;
      }
      return server;
    }
  }
}
