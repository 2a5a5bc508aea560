package org.emajbatch.sql.activity;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.emajbatch.sql.engine.Query;

/** Tells who keeps everybody from reading E-Maj's own tables. */
final class EngineLocks {

  /** Only this mode conflicts with reading. Whoever has a lock comes before those who want one. */
  private static final String HOLDER =
      """
      SELECT l.pid, bool_or(l.granted) AS granted, min(format('%I.%I', n.nspname, c.relname)) AS relation,
             count(*) - 1 AS more, min(a.usename) AS role, min(a.application_name) AS application
        FROM pg_locks AS l
        JOIN pg_class AS c ON c.oid = l.relation
        JOIN pg_namespace AS n ON n.oid = c.relnamespace
        LEFT JOIN pg_stat_activity AS a ON a.pid = l.pid
       WHERE l.locktype = 'relation' AND l.mode = 'AccessExclusiveLock'
         AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
         AND n.nspname IN ('emaj', 'emaj_batch') AND c.relkind = 'r'
       GROUP BY l.pid
       ORDER BY granted DESC, l.pid
       LIMIT 1
      """;

  private EngineLocks() {}

  /** Who has locked which of them, in a clause; at this moment, so it may be over. */
  static String describe(Connection connection) throws SQLException {
    return Query.first(connection, HOLDER, EngineLocks::clause)
        .orElse("somebody had locked E-Maj's tables");
  }

  private static String clause(ResultSet row) throws SQLException {
    int pid = row.getInt("pid");
    String who = row.wasNull() ? "a prepared transaction" : "pid " + pid + by(row);
    int more = row.getInt("more");
    return who
        + (row.getBoolean("granted") ? " has locked " : " waits to lock ")
        + row.getString("relation")
        + (more > 0 ? " and " + more + " more of E-Maj's tables" : "");
  }

  private static String by(ResultSet row) throws SQLException {
    String role = row.getString("role");
    String application = row.getString("application");
    String named = application == null || application.isEmpty() ? "" : ", " + application;
    return role == null ? "" : " (role " + role + named + ")";
  }
}
