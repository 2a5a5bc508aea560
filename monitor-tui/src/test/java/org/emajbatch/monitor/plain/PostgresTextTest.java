package org.emajbatch.monitor.plain;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.emajbatch.sql.testkit.TestDatabase;
import org.emajbatch.sql.testkit.TestDatabaseExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The server itself says how its values look. */
@ExtendWith(TestDatabaseExtension.class)
class PostgresTextTest {

  @Test
  void timestampsLookAsTheServerPrintsThem(TestDatabase database) throws SQLException {
    try (Connection connection = database.open()) {
      for (String zone : List.of("UTC", "Europe/Paris", "Asia/Kolkata", "America/St_Johns")) {
        connection.createStatement().execute("SET TimeZone = '" + zone + "'");
        for (String time :
            List.of(
                "2013-07-04T10:06:20.350962Z", "2013-01-04T10:06:20.5Z", "2013-07-04T10:06:20Z")) {
          Instant instant = Instant.parse(time);
          assertThat(PostgresText.timestamp(instant, ZoneId.of(zone)))
              .isEqualTo(print(connection, "?::timestamptz", Timestamp.from(instant)));
        }
      }
    }
  }

  @Test
  void arraysLookAsTheServerPrintsThem(TestDatabase database) throws SQLException {
    try (Connection connection = database.open()) {
      List<List<String>> arrays =
          List.of(
              List.of(),
              List.of("a", "b1"),
              List.of("with blank", "", "null", "NULL", "nulls"),
              List.of("co,mma", "bra{ce", "qu\"ote", "back\\slash", "new\nline", "Größe"));
      for (List<String> array : arrays) {
        Object value = connection.createArrayOf("text", array.toArray());
        assertThat(PostgresText.array(array)).isEqualTo(print(connection, "?::text[]", value));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"20, 00:00:20", "1340, 00:22:20", "93784, 26:03:04"})
  void intervalsAreHoursMinutesSeconds(long seconds, String expected) {
    assertThat(PostgresText.interval(Duration.ofSeconds(seconds))).isEqualTo(expected);
  }

  private static String print(Connection connection, String expression, Object value)
      throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT (" + expression + ")::text")) {
      statement.setObject(1, value);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getString(1);
      }
    }
  }
}
