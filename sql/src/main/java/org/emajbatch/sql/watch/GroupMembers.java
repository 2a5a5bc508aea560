package org.emajbatch.sql.watch;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.emajbatch.sql.engine.Query;

/** Reads the tables and sequences that belong to a group today. */
public final class GroupMembers {

  /** Log sequences begin at 1 with the table's membership, and anew when the logs are reset. */
  private static final String MEMBERS =
      """
      WITH %s
      SELECT r.rel_schema, r.rel_tblseq, r.rel_kind::text = 'S' AS is_sequence, r.rel_priority,
             joined.time_clock_timestamp AS since,
             CASE WHEN r.rel_kind::text = 'r' THEN format('%%I.%%I', r.rel_log_schema, r.rel_log_table) END AS log_table,
             coalesce(%s, 0) AS bytes,
             coalesce(CASE WHEN has_sequence_privilege(s.oid, 'SELECT') THEN pg_sequence_last_value(s.oid) END, 0) AS changes
        FROM emaj.emaj_relation AS r
        LEFT JOIN emaj.emaj_time_stamp AS joined ON joined.time_id = lower(r.rel_time_range)
        LEFT JOIN %s AS t ON true
        LEFT JOIN %s AS s ON s.relkind = 'S'
       WHERE r.rel_group = ? AND upper_inf(r.rel_time_range)
       ORDER BY is_sequence, r.rel_schema, r.rel_tblseq
      """
          .formatted(
              LogSizes.CLOSED,
              LogSizes.BYTES,
              LogRelations.named("r.rel_log_schema", "r.rel_log_table"),
              LogRelations.named("r.rel_log_schema", "r.rel_log_sequence"));

  private GroupMembers() {}

  /** The members of that group, tables first, by name; none where there is no such group. */
  public static List<GroupMember> read(Connection connection, String group) throws SQLException {
    return Query.list(connection, MEMBERS, GroupMembers::member, group);
  }

  private static GroupMember member(ResultSet row) throws SQLException {
    OptionalInt priority = Query.optionalInt(row, "rel_priority");
    return new GroupMember(
        row.getString("rel_schema"),
        row.getString("rel_tblseq"),
        row.getBoolean("is_sequence"),
        priority.isPresent() ? Optional.of(priority.getAsInt()) : Optional.empty(),
        Query.optionalInstant(row, "since"),
        Query.optionalText(row, "log_table"),
        row.getLong("bytes"),
        row.getLong("changes"));
  }
}
