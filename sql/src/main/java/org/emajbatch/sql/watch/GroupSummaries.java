package org.emajbatch.sql.watch;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.emajbatch.sql.engine.Query;

/**
 * Reads all groups of a database, cheap enough for a look every second: no log is read, each table
 * costs a look at its log's sequence. The sizes of a thousand logs cost five times as much as all
 * else, so they are read by themselves ({@link LogSizes}), as seldom as one likes.
 */
public final class GroupSummaries {

  /**
   * A log sequence that this role may not read counts nothing, rather than hiding all groups. What
   * has been dropped behind E-Maj's back is passed over.
   */
  private static final String ALL =
      """
      WITH log AS (
        SELECT r.rel_group,
               sum(CASE WHEN has_sequence_privilege(s.oid, 'SELECT') THEN pg_sequence_last_value(s.oid) END) AS changes
          FROM emaj.emaj_relation AS r
          JOIN %s AS s ON s.relkind = 'S'
         WHERE r.rel_kind = 'r' AND upper_inf(r.rel_time_range)
         GROUP BY r.rel_group
      ), mark AS (
        SELECT mark_group, count(*)::int AS marks, max(mark_time_id) AS time_id
          FROM emaj.emaj_mark
         GROUP BY mark_group
      )
      SELECT g.group_name, g.group_is_logging, g.group_is_rollbackable, g.group_is_rlbk_protected,
             g.group_nb_table, g.group_nb_sequence, coalesce(g.group_comment, '') AS comment,
             coalesce(mark.marks, 0) AS marks, m.mark_name, t.time_clock_timestamp AS marked_at,
             coalesce(log.changes, 0)::bigint AS changes
        FROM emaj.emaj_group AS g
        LEFT JOIN log ON log.rel_group = g.group_name
        LEFT JOIN mark ON mark.mark_group = g.group_name
        LEFT JOIN emaj.emaj_mark AS m ON m.mark_group = g.group_name AND m.mark_time_id = mark.time_id
        LEFT JOIN emaj.emaj_time_stamp AS t ON t.time_id = mark.time_id
       ORDER BY g.group_name
      """
          .formatted(LogRelations.named("r.rel_log_schema", "r.rel_log_sequence"));

  private GroupSummaries() {}

  /**
   * All groups, by name.
   *
   * @param logBytes sizes by group, which need not be of the same moment
   */
  public static List<GroupSummary> read(Connection connection, Map<String, Long> logBytes)
      throws SQLException {
    return Query.list(connection, ALL, row -> summary(row, logBytes));
  }

  private static GroupSummary summary(ResultSet row, Map<String, Long> logBytes)
      throws SQLException {
    String name = row.getString("group_name");
    return new GroupSummary(
        name,
        row.getBoolean("group_is_logging"),
        row.getBoolean("group_is_rollbackable"),
        row.getBoolean("group_is_rlbk_protected"),
        row.getInt("group_nb_table"),
        row.getInt("group_nb_sequence"),
        row.getInt("marks"),
        Query.optionalText(row, "mark_name"),
        Query.optionalInstant(row, "marked_at"),
        logBytes.getOrDefault(name, 0L),
        row.getLong("changes"),
        row.getString("comment"));
  }
}
