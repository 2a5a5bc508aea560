package org.emajbatch.samples;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** An SQL script from the class path; it may hold several transactions. */
record SqlScript(String text) {

  /**
   * Reads a script.
   *
   * @param name file name without its extension, in the directory of this package
   */
  static SqlScript named(String name) {
    try (InputStream stream = SqlScript.class.getResourceAsStream(name + ".sql")) {
      if (stream == null) {
        throw new IllegalStateException("no script " + name + ".sql on the class path");
      }
      return new SqlScript(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the script " + name + ".sql", e);
    }
  }

  /**
   * Runs all statements.
   *
   * @param connection in autocommit mode
   * @return how many rows the statements inserted, updated and deleted
   */
  long run(Connection connection) throws SQLException {
    long rows = 0;
    try (Statement statement = connection.createStatement()) {
      boolean isResultSet = statement.execute(text);
      while (isResultSet || statement.getLargeUpdateCount() != -1) {
        if (!isResultSet) {
          rows += statement.getLargeUpdateCount();
        }
        isResultSet = statement.getMoreResults();
      }
    }
    return rows;
  }
}
