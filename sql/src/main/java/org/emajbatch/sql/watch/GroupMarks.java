package org.emajbatch.sql.watch;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.emajbatch.sql.activity.Catalogue;
import org.emajbatch.sql.engine.Query;

/**
 * Reads a group's marks with how much was logged after each. The engine notes with a mark how much
 * there was until the next one; only what came after the last one is counted, by the counters and
 * in the same statement.
 */
public final class GroupMarks {

  /**
   * Changes of a table are its counter's way since the mark, or since the table joined, less those
   * that rollbacks have deleted. Parameter: the group.
   */
  private static final String MARKS =
      """
      WITH last AS (
        SELECT max(mark_time_id) AS time_id FROM emaj.emaj_mark WHERE mark_group = ?
      ), counted AS (
        SELECT r.rel_schema, r.rel_tblseq, s.oid AS log_sequence, r.rel_log_schema, r.rel_log_sequence,
               greatest(last.time_id, lower(r.rel_time_range)) AS since
          FROM last
          CROSS JOIN emaj.emaj_relation AS r
          JOIN %3$s AS s ON s.relkind = 'S'
         WHERE r.rel_group = ? AND r.rel_kind = 'r' AND upper_inf(r.rel_time_range)
           AND has_sequence_privilege(s.oid, 'SELECT')
      ), unmarked AS (
        SELECT coalesce(sum(coalesce(pg_sequence_last_value(c.log_sequence), 0) - at.value
                 - coalesce((SELECT sum(h.sqhl_hole_size) FROM emaj.emaj_seq_hole AS h
                              WHERE h.sqhl_schema = c.rel_schema AND h.sqhl_table = c.rel_tblseq
                                AND h.sqhl_begin_time_id >= c.since), 0)), 0) AS rows
          FROM counted AS c
          JOIN LATERAL (%1$s) AS at ON true
      ), mark AS (
        SELECT m.mark_name, m.mark_time_id, t.time_clock_timestamp AS set_at, m.mark_is_rlbk_protected,
               %2$s AS usable, coalesce(m.mark_comment, '') AS comment,
               CASE WHEN m.mark_time_id = last.time_id THEN unmarked.rows
                    ELSE coalesce(m.mark_log_rows_before_next, 0) END AS rows_until_next
          FROM emaj.emaj_mark AS m
          JOIN emaj.emaj_time_stamp AS t ON t.time_id = m.mark_time_id
          CROSS JOIN last
          CROSS JOIN unmarked
         WHERE m.mark_group = ?
      )
      SELECT mark_name, set_at, mark_is_rlbk_protected, usable, comment, rows_until_next::bigint,
             (sum(rows_until_next) OVER (ORDER BY mark_time_id DESC))::bigint AS rows_since
        FROM mark
       ORDER BY mark_time_id DESC
      """;

  /** From E-Maj 3.4 on. */
  private static final String FROM_TABLES =
      """
      SELECT tbl_log_seq_last_val AS value FROM emaj.emaj_table
       WHERE tbl_schema = c.rel_schema AND tbl_name = c.rel_tblseq AND tbl_time_id = c.since""";

  /** Before, the log sequences stood among the sequences. */
  private static final String FROM_SEQUENCES =
      """
      SELECT sequ_last_val - CASE WHEN sequ_is_called THEN 0 ELSE sequ_increment END AS value
        FROM emaj.emaj_sequence
       WHERE sequ_schema = c.rel_log_schema AND sequ_name = c.rel_log_sequence AND sequ_time_id = c.since""";

  /** From E-Maj 4.4 on: a mark can be reached while the log session that it was set in lasts. */
  private static final String IN_OPEN_SESSION =
      """
      EXISTS (SELECT FROM emaj.emaj_log_session
               WHERE lses_group = m.mark_group AND upper_inf(lses_time_range)
                 AND m.mark_time_id <@ lses_time_range)""";

  private static final String NOT_DELETED = "NOT m.mark_is_deleted";

  private GroupMarks() {}

  /** The marks of that group, the youngest first; none where there is no such group. */
  public static List<GroupMark> read(Connection connection, Catalogue catalogue, String group)
      throws SQLException {
    String statement =
        MARKS.formatted(
            catalogue.has("tbl_log_seq_last_val") ? FROM_TABLES : FROM_SEQUENCES,
            catalogue.has("lses_time_range") ? IN_OPEN_SESSION : NOT_DELETED,
            LogRelations.named("r.rel_log_schema", "r.rel_log_sequence"));
    return Query.list(connection, statement, GroupMarks::mark, group, group, group);
  }

  private static GroupMark mark(ResultSet row) throws SQLException {
    return new GroupMark(
        row.getString("mark_name"),
        Query.optionalInstant(row, "set_at").orElseThrow(),
        row.getBoolean("mark_is_rlbk_protected"),
        row.getBoolean("usable"),
        row.getLong("rows_until_next"),
        row.getLong("rows_since"),
        row.getString("comment"));
  }
}
