package org.emajbatch.benchmark.server;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.emajbatch.sql.connect.ConnectionSettings;
import org.emajbatch.sql.connect.Connections;

/** Runs the benchmark's statements; they are all its own, nothing in them comes from outside. */
public final class Sql {

  private Sql() {}

  /** A connection in autocommit mode. */
  public static Connection open(ConnectionSettings database) throws SQLException {
    return Connections.open(database, "emaj-batch benchmark");
  }

  /** Runs a statement, whatever it returns. */
  public static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Runs a statement that writes rows, and counts them. */
  public static long write(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      return statement.executeLargeUpdate(sql);
    }
  }

  /** Prepares something: runs statements on a connection of their own, not waiting for the disk. */
  public static void run(ConnectionSettings database, List<String> statements) throws SQLException {
    try (Connection connection = open(database)) {
      run(connection, "SET synchronous_commit = off");
      for (String sql : statements) {
        run(connection, sql);
      }
    }
  }

  /** Calls a function with texts, and drops what it returns. */
  public static void call(Connection connection, String sql, String... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setString(i + 1, values[i]);
      }
      statement.execute();
    }
  }

  /** Reads the only column of the only row as text. */
  public static String text(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      if (!row.next()) {
        throw new SQLException("the server answered without a row: " + sql);
      }
      return row.getString(1);
    }
  }

  /** Whether a statement of one boolean says so. */
  public static boolean isTrue(Connection connection, String sql) throws SQLException {
    return "t".equals(text(connection, sql));
  }
}
