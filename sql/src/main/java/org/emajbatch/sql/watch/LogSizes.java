package org.emajbatch.sql.watch;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.emajbatch.sql.engine.Query;

/** Reads how much disk space the logs of each group take, with indexes. */
public final class LogSizes {

  private static final String BY_GROUP =
      """
      SELECT r.rel_group, sum(pg_total_relation_size(t.oid))::bigint AS bytes
        FROM emaj.emaj_relation AS r
        JOIN pg_namespace AS n ON n.nspname = r.rel_log_schema
        JOIN pg_class AS t ON t.relnamespace = n.oid AND t.relname = r.rel_log_table
       WHERE r.rel_kind = 'r' AND upper_inf(r.rel_time_range)
       GROUP BY r.rel_group
      """;

  private LogSizes() {}

  /** Bytes by group; groups without a table are not among them. */
  public static Map<String, Long> read(Connection connection) throws SQLException {
    Map<String, Long> sizes = new HashMap<>();
    Query.list(
        connection, BY_GROUP, row -> sizes.put(row.getString("rel_group"), row.getLong("bytes")));
    return sizes;
  }
}
