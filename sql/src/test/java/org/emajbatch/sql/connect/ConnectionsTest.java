package org.emajbatch.sql.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import org.emajbatch.sql.embedded.EmbeddedPostgres;
import org.emajbatch.sql.testkit.TestDatabase;
import org.emajbatch.sql.testkit.TestDatabaseExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(TestDatabaseExtension.class)
class ConnectionsTest {

  /** Names of sockets are short: a temporary directory of JUnit's is, target is not always. */
  @TempDir static Path directory;

  @Test
  void ourApplicationNameStandsAndTheUsersOptionsAreKept(TestDatabase database) throws Exception {
    ConnectionSettings settings =
        with(
            database.settings(),
            Map.of(
                "options", "-c work_mem=7MB -c application_name=theirs -c tcp_keepalives_idle=99"));
    try (Connection connection = Connections.open(settings, "emaj-batch x s1/2")) {
      assertThat(show(connection, "application_name")).isEqualTo("emaj-batch x s1/2");
      assertThat(show(connection, "work_mem")).isEqualTo("7MB");
      assertThat(show(connection, "tcp_keepalives_idle")).isEqualTo("99");
      assertThat(show(connection, "tcp_keepalives_interval")).isEqualTo("10");
      assertThat(show(connection, "client_connection_check_interval")).isEqualTo("2s");
      assertThat(connection.getAutoCommit()).isTrue();
    }
  }

  @Test
  void anyDatabaseNameCanBeReached(TestDatabase database) throws Exception {
    String odd = "Od d/+%&?=ü\"";
    database.execute("CREATE DATABASE \"Od d/+%&?=ü\"\"\"");
    try (Connection connection = Connections.open(database.settings().withDatabase(odd), "test")) {
      assertThat(connection.getCatalog()).isEqualTo(odd);
    } finally {
      database.execute("DROP DATABASE \"Od d/+%&?=ü\"\"\" WITH (FORCE)");
    }
  }

  @Test
  void aWrongPasswordIsToldFromAnUnreachableServer(TestDatabase database) throws Exception {
    database.createRole("guest");
    ConnectionSettings wrong =
        database.settings().withUser("guest", Optional.of(Password.of("wrong")));
    assertThatThrownBy(() -> Connections.open(wrong, "test"))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("28P01"));
    ConnectionSettings nobody =
        new ConnectionSettings("127.0.0.1", 1, "d", "u", Optional.empty(), Map.of());
    assertThatThrownBy(() -> Connections.open(nobody, "test"))
        .isInstanceOfSatisfying(
            SQLException.class, e -> assertThat(e.getSQLState()).startsWith("08"));
  }

  @Test
  void theDriverReadsNoPasswordFileOnItsOwn(TestDatabase database) throws Exception {
    database.createRole("guest");
    Path passwords = directory.resolve("open-to-all");
    Files.writeString(passwords, "*:*:*:*:role-password\n");
    System.setProperty("org.postgresql.pgpassfile", passwords.toString());
    try {
      ConnectionSettings without = database.settings().withUser("guest", Optional.empty());
      assertThatThrownBy(() -> Connections.open(without, "test")).isInstanceOf(SQLException.class);
    } finally {
      System.clearProperty("org.postgresql.pgpassfile");
    }
  }

  @Test
  void aUnixSocketWorks() throws Exception {
    try (EmbeddedPostgres server =
        EmbeddedPostgres.builder(Path.of("target", "test-postgres"))
            .cluster("socket")
            .setting("unix_socket_directories", directory.toString())
            .start()) {
      ConnectionSettings tcp = server.settings("postgres");
      ConnectionSettings socket =
          new ConnectionSettings(
              directory.toString(),
              server.port(),
              "postgres",
              "postgres",
              tcp.password(),
              Map.of("sslmode", "verify-full"));
      try (Connection connection = Connections.open(socket, "test")) {
        assertThat(ask(connection, "SELECT coalesce(inet_server_addr()::text, 'socket')"))
            .isEqualTo("socket");
        assertThat(show(connection, "client_connection_check_interval")).isEqualTo("2s");
      }
      ConnectionSettings nowhere =
          new ConnectionSettings("/nowhere", 5432, "d", "u", Optional.empty(), Map.of());
      assertThatThrownBy(() -> Connections.open(nowhere, "test"))
          .isInstanceOfSatisfying(
              SQLException.class, e -> assertThat(e.getSQLState()).startsWith("08"));
    }
  }

  private static ConnectionSettings with(ConnectionSettings s, Map<String, String> properties) {
    return new ConnectionSettings(
        s.host(), s.port(), s.database(), s.user(), s.password(), properties);
  }

  private static String show(Connection connection, String setting) throws SQLException {
    return ask(connection, "SHOW " + setting);
  }

  private static String ask(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
