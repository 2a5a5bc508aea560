package org.emajbatch.sql.enginetest;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** One connection, spoken to in plain SQL; results as text, as psql would print them. */
public final class Session implements AutoCloseable {

  private final Connection connection;

  /** The session closes the connection. */
  public Session(Connection connection) {
    this.connection = connection;
  }

  /** Runs statements one after the other. */
  public void run(String... statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** Runs a statement; returns how many rows it changed, -1 if that means nothing for it. */
  public int update(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
      return statement.getUpdateCount();
    }
  }

  /** Ends a transaction within that many seconds, or fails. */
  public void finish(String sql, int seconds) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setQueryTimeout(seconds);
      statement.execute(sql);
    }
  }

  /** The rows of a query, columns joined by {@code |}, NULL as the empty text. */
  public List<String> rows(String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      List<String> rows = new ArrayList<>();
      while (result.next()) {
        List<String> columns = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          String value = result.getString(i);
          columns.add(value == null ? "" : value);
        }
        rows.add(String.join("|", columns));
      }
      return rows;
    }
  }

  /** The only value of a query's only row. */
  public String value(String query) throws SQLException {
    List<String> rows = rows(query);
    if (rows.size() != 1) {
      throw new IllegalStateException(rows.size() + " rows from: " + query);
    }
    return rows.get(0);
  }

  /** The connection itself, for what has no SQL. */
  public Connection connection() {
    return connection;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
