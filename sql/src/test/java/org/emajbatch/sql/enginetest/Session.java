package org.emajbatch.sql.enginetest;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** One connection, spoken to in plain SQL; results as text, as psql would print them. */
final class Session implements AutoCloseable {

  private final Connection connection;

  Session(Connection connection) {
    this.connection = connection;
  }

  /** Runs statements one after the other. */
  void run(String... statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** The rows of a query, columns joined by {@code |}, NULL as the empty text. */
  List<String> rows(String query) throws SQLException {
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
  String value(String query) throws SQLException {
    List<String> rows = rows(query);
    if (rows.size() != 1) {
      throw new IllegalStateException(rows.size() + " rows from: " + query);
    }
    return rows.get(0);
  }

  Connection connection() {
    return connection;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
