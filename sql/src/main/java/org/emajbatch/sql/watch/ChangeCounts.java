package org.emajbatch.sql.watch;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.emajbatch.sql.engine.Query;

/** Asks the engine what was changed between two marks of a group. */
public final class ChangeCounts {

  /** A table that has left the group and come back is counted in several parts. */
  private static final String BY_TABLE =
      """
      SELECT stat_schema, stat_table, NULL AS stat_verb, NULL AS stat_role, sum(stat_rows)::bigint AS rows
        FROM emaj.emaj_log_stat_group(?, ?, ?)
       WHERE stat_rows > 0
       GROUP BY stat_schema, stat_table
       ORDER BY stat_schema, stat_table
      """;

  private static final String BY_VERB_AND_ROLE =
      """
      SELECT stat_schema, stat_table, stat_verb, stat_role, sum(stat_rows)::bigint AS rows
        FROM emaj.emaj_detailed_log_stat_group(?, ?, ?)
       WHERE stat_rows > 0
       GROUP BY stat_schema, stat_table, stat_verb, stat_role
       ORDER BY stat_schema, stat_table, stat_verb, stat_role
      """;

  private ChangeCounts() {}

  /**
   * The tables that were changed, by name.
   *
   * @param from the older mark
   * @param to the younger one; absent for now
   * @param detailed by verb and role too: then the logs are read, which takes time where they are
   *     large
   * @throws SQLException with SQLSTATE P0001 when the engine refuses group or mark, with 57014 when
   *     the connection's statement timeout ends it
   */
  public static List<ChangeCount> between(
      Connection connection, String group, String from, Optional<String> to, boolean detailed)
      throws SQLException {
    return Query.list(
        connection,
        detailed ? BY_VERB_AND_ROLE : BY_TABLE,
        row ->
            new ChangeCount(
                row.getString("stat_schema"),
                row.getString("stat_table"),
                Query.optionalText(row, "stat_verb"),
                Query.optionalText(row, "stat_role"),
                row.getLong("rows")),
        group,
        from,
        to.orElse(""));
  }
}
