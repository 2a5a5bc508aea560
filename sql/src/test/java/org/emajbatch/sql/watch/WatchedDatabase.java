package org.emajbatch.sql.watch;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.emajbatch.sql.activity.ActivityReader;
import org.emajbatch.sql.activity.RecentWindow;
import org.emajbatch.sql.testkit.TestDatabase;
import org.emajbatch.sql.testkit.TestDatabaseExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A database with a marked group, looked at as everybody looks who watches: in a read-only
 * snapshot, as a role that has emaj_viewer and nothing else.
 */
@ExtendWith(TestDatabaseExtension.class)
abstract class WatchedDatabase {

  static final String GROUP = "Größe, \"A\"";

  TestDatabase database;
  private final List<Connection> open = new ArrayList<>();

  @BeforeEach
  void markAGroup(TestDatabase fresh) throws Exception {
    prepare(fresh);
  }

  @AfterEach
  void disconnect() throws SQLException {
    for (Connection connection : open) {
      connection.close();
    }
  }

  final void prepare(TestDatabase fresh) throws Exception {
    database = fresh;
    database.installEngine();
    database.createRole("watch_adm", "emaj_adm");
    database.createRole("watch_viewer", "emaj_viewer");
    database.execute(
        "CREATE SCHEMA \"My App\"",
        "CREATE TABLE \"My App\".one (id INT PRIMARY KEY, v TEXT)",
        "CREATE TABLE \"My App\".\"Two\" (id INT PRIMARY KEY, v TEXT)",
        "CREATE SEQUENCE \"My App\".numbers",
        "INSERT INTO \"My App\".one SELECT i, 'a' FROM generate_series(1, 30) AS i",
        "INSERT INTO \"My App\".\"Two\" SELECT i, 'a' FROM generate_series(1, 20) AS i",
        "GRANT USAGE ON SCHEMA \"My App\" TO watch_adm",
        "GRANT ALL ON ALL TABLES IN SCHEMA \"My App\" TO watch_adm",
        "SELECT emaj.emaj_create_group('" + GROUP + "', true, 'all of it')",
        "SELECT emaj.emaj_assign_tables('My App', '{one,Two}', '" + GROUP + "')",
        "SELECT emaj.emaj_assign_sequence('My App', 'numbers', '" + GROUP + "')",
        "SELECT emaj.emaj_start_group('" + GROUP + "', 'm1')");
  }

  /** What somebody who watches sees. */
  final <T> T look(ActivityReader.Also<T> reader) throws Exception {
    try (Connection viewer = database.open("watch_viewer")) {
      return ActivityReader.on(viewer).read(RecentWindow.DEFAULT, reader).also();
    }
  }

  /** A connection within a transaction; closed with the test. */
  final Connection session() throws SQLException {
    return transaction(database.open("watch_adm"));
  }

  final Connection transaction(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    open.add(connection);
    return connection;
  }

  static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  static String value(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  /** Opens a rollback to m1 in as many sessions. */
  static int init(Connection connection, int sessions) throws SQLException {
    return Integer.parseInt(
        value(
            connection,
            "SELECT emaj._rlbk_init('{\"Größe, \\\"A\\\"\"}', 'm1', false, %d, false, false, NULL)"
                .formatted(sessions)));
  }

  /** The same on another thread, for what waits. */
  static CompletableFuture<Void> async(Connection connection, String sql) {
    return CompletableFuture.runAsync(
        () -> {
          try {
            run(connection, sql);
          } catch (SQLException e) {
            throw new IllegalStateException(e);
          }
        });
  }
}
