package org.emajbatch.sql.watch;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.emajbatch.sql.engine.Query;

/** Reads how much disk space the logs of each group take, with indexes. */
public final class LogSizes {

  /**
   * Tables that nobody can look at now, themselves or their TOAST tables, by themselves or by an
   * index. A rollback that empties logs locks them so until it ends, and one in doubt until it is
   * recovered: whoever asked for their sizes would wait as long. A common table expression.
   */
  static final String CLOSED =
      """
      closed AS MATERIALIZED (
        SELECT coalesce(i.indrelid, l.relation) AS oid
          FROM pg_locks AS l
          LEFT JOIN pg_index AS i ON i.indexrelid = l.relation
         WHERE l.locktype = 'relation' AND l.mode = 'AccessExclusiveLock'
           AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
      )""";

  /**
   * The size of the log table {@code t}, a row of pg_class; of one that is {@link #CLOSED} what the
   * server last noted of it, without indexes.
   */
  static final String BYTES =
      """
      CASE WHEN t.oid IN (SELECT oid FROM closed) OR t.reltoastrelid IN (SELECT oid FROM closed)
           THEN greatest(t.relpages, 0) * current_setting('block_size')::bigint
           ELSE pg_total_relation_size(t.oid) END""";

  private static final String BY_GROUP =
      """
      WITH %s
      SELECT r.rel_group, sum(%s)::bigint AS bytes
        FROM emaj.emaj_relation AS r
        JOIN %s AS t ON true
       WHERE r.rel_kind = 'r' AND upper_inf(r.rel_time_range)
       GROUP BY r.rel_group
      """
          .formatted(CLOSED, BYTES, LogRelations.named("r.rel_log_schema", "r.rel_log_table"));

  private LogSizes() {}

  /** Bytes by group; groups without a table are not among them. */
  public static Map<String, Long> read(Connection connection) throws SQLException {
    Map<String, Long> sizes = new HashMap<>();
    Query.list(
        connection, BY_GROUP, row -> sizes.put(row.getString("rel_group"), row.getLong("bytes")));
    return sizes;
  }
}
