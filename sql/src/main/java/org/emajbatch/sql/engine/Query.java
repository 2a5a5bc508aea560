package org.emajbatch.sql.engine;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Runs one parameterised statement and reads its rows. Values always travel as parameters; a text
 * put together from values must never come in here.
 */
public final class Query {

  /** Reads the current row. */
  @FunctionalInterface
  public interface RowReader<T> {
    T read(ResultSet row) throws SQLException;
  }

  private Query() {}

  /** All rows, in the server's order. */
  public static <T> List<T> list(
      Connection connection, String sql, RowReader<T> reader, Object... values)
      throws SQLException {
    try (PreparedStatement statement = bind(connection, sql, values);
        ResultSet rows = statement.executeQuery()) {
      List<T> result = new ArrayList<>();
      while (rows.next()) {
        result.add(reader.read(rows));
      }
      return result;
    }
  }

  /** The only row of a statement that always gives exactly one. */
  public static <T> T one(Connection connection, String sql, RowReader<T> reader, Object... values)
      throws SQLException {
    return first(connection, sql, reader, values)
        .orElseThrow(() -> new SQLException("the server answered without a row: " + sql));
  }

  /** The first row, if there is one. */
  public static <T> Optional<T> first(
      Connection connection, String sql, RowReader<T> reader, Object... values)
      throws SQLException {
    return list(connection, sql, reader, values).stream().findFirst();
  }

  /** Runs a statement for its effect; a result is read to its end and dropped. */
  static void run(Connection connection, String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = bind(connection, sql, values)) {
      statement.execute();
    }
  }

  /** An integer column that may be NULL. */
  public static OptionalInt optionalInt(ResultSet row, String column) throws SQLException {
    int value = row.getInt(column);
    return row.wasNull() ? OptionalInt.empty() : OptionalInt.of(value);
  }

  /** A bigint column that may be NULL. */
  public static OptionalLong optionalLong(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
  }

  /** A text column that may be NULL. */
  public static Optional<String> optionalText(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getString(column));
  }

  /** A timestamptz column that may be NULL. */
  public static Optional<Instant> optionalInstant(ResultSet row, String column)
      throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }

  /** A bigint column of microseconds; NULL is none. */
  public static Duration micros(ResultSet row, String column) throws SQLException {
    return Duration.ofNanos(Math.multiplyExact(row.getLong(column), 1_000L));
  }

  private static PreparedStatement bind(Connection connection, String sql, Object... values)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    try {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      return statement;
    } catch (SQLException e) {
      statement.close();
      throw e;
    }
  }
}
