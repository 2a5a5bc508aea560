package org.emajbatch.sql.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.emajbatch.sql.connect.ConnectionSettings;
import org.emajbatch.sql.connect.Connections;
import org.junit.jupiter.api.Test;

class EmbeddedPostgresTest {

  private static final Path HOME = Path.of("target", "test-postgres");

  @Test
  void committedRowsSurviveACrashAndUncommittedOnesDoNot() throws Exception {
    try (EmbeddedPostgres server = builder("crash").start()) {
      ConnectionSettings settings = server.settings("postgres");
      try (Connection connection = Connections.open(settings, "test")) {
        execute(connection, "CREATE TABLE t (i int)");
        execute(connection, "INSERT INTO t VALUES (1)");
        execute(connection, "BEGIN");
        execute(connection, "INSERT INTO t VALUES (2)");
        server.stopImmediately();
      }
      server.restart();
      try (Connection connection = Connections.open(server.settings("postgres"), "test")) {
        assertThat(ask(connection, "SELECT string_agg(i::text, ',') FROM t")).isEqualTo("1");
        assertThat(ask(connection, "SHOW fsync")).isEqualTo("on");
        assertThat(ask(connection, "SHOW synchronous_commit")).isEqualTo("on");
      }
    }
  }

  @Test
  void aDetachedServerStaysAndTheNextStartTakesItOver() throws Exception {
    EmbeddedPostgres first = builder("detached").start();
    first.detach();
    first.close();
    try (EmbeddedPostgres second = builder("detached").start()) {
      assertThat(second.port()).isEqualTo(first.port());
      try (Connection connection = Connections.open(first.settings("postgres"), "test")) {
        assertThat(ask(connection, "SELECT current_user")).isEqualTo("postgres");
      }
    }
  }

  @Test
  void closingDeletesTheDataUnlessTheyAreKept() throws Exception {
    EmbeddedPostgres kept = builder("kept").keepData().setting("work_mem", "5MB").start();
    kept.close();
    assertThat(kept.dataDirectory()).exists();
    EmbeddedPostgres again = builder("kept").start();
    try (Connection connection = Connections.open(again.settings("postgres"), "test")) {
      assertThat(ask(connection, "SHOW max_prepared_transactions")).isEqualTo("64");
    }
    again.close();
    assertThat(again.dataDirectory()).doesNotExist();
  }

  @Test
  void thePasswordFileIsClosedToOthers() throws Exception {
    try (EmbeddedPostgres server = builder("private").start()) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(server.pgpassFile())))
          .isEqualTo("rw-------");
    }
  }

  private static EmbeddedPostgres.Builder builder(String cluster) {
    return EmbeddedPostgres.builder(HOME).cluster("embedded-" + cluster);
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String ask(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
