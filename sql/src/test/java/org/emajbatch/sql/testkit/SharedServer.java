package org.emajbatch.sql.testkit;

import java.io.Closeable;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.emajbatch.sql.connect.ConnectionSettings;
import org.emajbatch.sql.connect.Connections;
import org.emajbatch.sql.connect.Password;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * The one server that all tests of a JVM share: a container where a Docker engine answers, else the
 * embedded PostgreSQL (always so with -Dtest.postgres=embedded). No test may stop it.
 */
final class SharedServer implements AutoCloseable {

  private static final String IMAGE = "postgres:17";

  private final ConnectionSettings superuser;
  private final Closeable server;
  private final AtomicInteger databases = new AtomicInteger();

  private SharedServer(String kind, ConnectionSettings superuser, Closeable server)
      throws SQLException {
    this.superuser = superuser;
    this.server = server;
    try (Connection connection = Connections.open(superuser, "testkit")) {
      System.out.println(
          "Tests run on PostgreSQL "
              + connection.getMetaData().getDatabaseProductVersion()
              + ", "
              + kind);
    }
  }

  static SharedServer start() {
    try {
      return dockerAnswers() ? container() : embedded();
    } catch (Exception e) {
      throw new IllegalStateException(
          "no PostgreSQL for the tests; -Dtest.postgres=embedded does without Docker", e);
    }
  }

  TestDatabase createDatabase() throws SQLException {
    return TestDatabase.create(superuser, "test_" + databases.incrementAndGet());
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  private static boolean dockerAnswers() {
    return !"embedded".equals(System.getProperty("test.postgres"))
        && DockerClientFactory.instance().isDockerAvailable();
  }

  private static SharedServer container() throws SQLException {
    PostgreSQLContainer container =
        new PostgreSQLContainer(IMAGE)
            .withCommand(
                "postgres",
                "-c",
                "max_prepared_transactions=64",
                "-c",
                "max_locks_per_transaction=256");
    container.start();
    ConnectionSettings settings =
        new ConnectionSettings(
            container.getHost(),
            container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
            container.getDatabaseName(),
            container.getUsername(),
            Optional.of(Password.of(container.getPassword())),
            Map.of());
    return new SharedServer("container " + IMAGE, settings, container::close);
  }

  private static SharedServer embedded() throws Exception {
    TestServer server = TestServer.start(TestServer.DEFAULT_VERSION);
    return new SharedServer("embedded", server.settings("postgres"), server::close);
  }
}
