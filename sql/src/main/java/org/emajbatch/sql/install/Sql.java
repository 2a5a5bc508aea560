package org.emajbatch.sql.install;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The few ways in which installing talks to the server. */
final class Sql {

  /** Work inside one transaction. */
  @FunctionalInterface
  interface Work<T> {
    T in(Connection connection) throws SQLException, InstallRefusedException;
  }

  private Sql() {}

  /** Commits what the work did, or undoes all of it. */
  static <T> T inTransaction(Connection connection, Work<T> work)
      throws SQLException, InstallRefusedException {
    if (!connection.getAutoCommit()) {
      throw new IllegalStateException("a transaction of somebody else's is open");
    }
    connection.setAutoCommit(false);
    T result;
    try {
      script(connection, "SET TRANSACTION ISOLATION LEVEL READ COMMITTED, READ WRITE");
      result = work.in(connection);
      connection.commit();
    } catch (SQLException | InstallRefusedException | RuntimeException e) {
      try {
        connection.rollback();
        connection.setAutoCommit(true);
      } catch (SQLException alsoBroken) {
        e.addSuppressed(alsoBroken);
      }
      throw e;
    }
    connection.setAutoCommit(true);
    return result;
  }

  /** Runs statements separated by semicolons, as they stand. */
  static void script(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      // A brace in a script is a brace.
      statement.setEscapeProcessing(false);
      statement.execute(sql);
    }
  }

  /** Tries statements that may fail without harm. */
  static boolean succeeds(Connection connection, String sql) throws SQLException {
    Savepoint before = connection.setSavepoint();
    try {
      script(connection, sql);
      connection.releaseSavepoint(before);
      return true;
    } catch (SQLException e) {
      connection.rollback(before);
      return false;
    }
  }

  /** The first column of all rows. */
  static List<String> texts(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      List<String> result = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          result.add(rows.getString(1));
        }
      }
      return result;
    }
  }

  /** Whether a query gives any row. */
  static boolean exists(Connection connection, String sql, Object... values) throws SQLException {
    return !texts(connection, sql, values).isEmpty();
  }
}
