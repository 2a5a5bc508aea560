package org.emajbatch.sql.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/**
 * Changes of one kind, by one role, to one table, which a rollback would undo.
 *
 * @param table the table
 * @param verb INSERT, UPDATE, DELETE or TRUNCATE
 * @param role who made them
 * @param rows how many
 */
public record Loss(TableName table, String verb, String role, long rows) {

  private static final String SINCE =
      """
      SELECT s.stat_schema, s.stat_table, s.stat_verb, s.stat_role, s.stat_rows
        FROM unnest(?::text[]) AS g (name)
             CROSS JOIN LATERAL emaj.emaj_detailed_log_stat_group(g.name, ?, NULL) AS s
       ORDER BY s.stat_schema, s.stat_table, s.stat_verb, s.stat_role
      """;

  /**
   * Everything that was changed since the mark. The logs are read for it from the mark on, so this
   * takes time where they are large.
   *
   * @throws SQLException with SQLSTATE 57014 when the connection's statement timeout ends it
   */
  public static List<Loss> since(Connection connection, Collection<String> groups, String mark)
      throws SQLException {
    return Query.list(
        connection,
        SINCE,
        row ->
            new Loss(
                new TableName(row.getString(1), row.getString(2)),
                row.getString(3),
                row.getString(4),
                row.getLong(5)),
        groups.toArray(String[]::new),
        mark);
  }
}
