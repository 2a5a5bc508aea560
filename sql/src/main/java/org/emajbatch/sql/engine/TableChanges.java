package org.emajbatch.sql.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/**
 * How much of a table was changed since a mark.
 *
 * @param table the table
 * @param changes recorded changes; an update counts once
 */
public record TableChanges(TableName table, long changes) {

  private static final String SINCE =
      """
      SELECT s.stat_schema, s.stat_table, s.stat_rows
        FROM unnest(?::text[]) AS g (name)
             CROSS JOIN LATERAL emaj.emaj_log_stat_group(g.name, ?, NULL) AS s
       WHERE s.stat_rows > 0
       ORDER BY s.stat_schema, s.stat_table
      """;

  /**
   * The tables of these groups that were changed since the mark. The numbers come from the engine's
   * log sequences: reading them is quick, and a rolled back change is counted as well.
   *
   * @throws SQLException with SQLSTATE P0001 when the engine refuses the mark
   */
  public static List<TableChanges> since(
      Connection connection, Collection<String> groups, String mark) throws SQLException {
    return Query.list(
        connection,
        SINCE,
        row -> new TableChanges(new TableName(row.getString(1), row.getString(2)), row.getLong(3)),
        groups.toArray(String[]::new),
        mark);
  }
}
