package org.emajbatch.sql.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * A transaction that a backend waits for.
 *
 * @param waitingPid who waits
 * @param relation the table waited for, empty where it is no table
 * @param pid who is waited for; 0 for a prepared transaction
 * @param gid the prepared transaction's name, empty for a live backend
 * @param role the blocker's role
 * @param application the blocker's application_name
 * @param query its current or last statement, as far as the asking role may see it
 * @param since when its transaction began, as far as the asking role may see it
 */
public record Blocker(
    int waitingPid,
    String relation,
    int pid,
    String gid,
    String role,
    String application,
    String query,
    Optional<OffsetDateTime> since) {

  private static final String OF =
      """
      SELECT w.pid AS waiting_pid,
             CASE WHEN l.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = pg_catalog.current_database())
                  THEN coalesce(l.relation::regclass::text, '')
                  ELSE coalesce('relation ' || l.relation || ' of database ' || w.datname, '') END AS relation,
             b.pid, coalesce(g.gid, '') AS gid, coalesce(a.usename, '') AS role,
             coalesce(a.application_name, '') AS application, coalesce(a.query, '') AS query,
             a.xact_start
        FROM pg_catalog.pg_stat_activity AS w
             CROSS JOIN LATERAL unnest(pg_catalog.pg_blocking_pids(w.pid)) AS b (pid)
        LEFT JOIN pg_catalog.pg_stat_activity AS a ON a.pid = b.pid
        LEFT JOIN pg_catalog.pg_locks AS l ON l.pid = w.pid AND NOT l.granted
        LEFT JOIN LATERAL (
               SELECT pg_catalog.min(x.gid) AS gid
                 FROM pg_catalog.pg_locks AS h
                 JOIN pg_catalog.pg_locks AS own
                   ON own.virtualtransaction = h.virtualtransaction AND own.pid IS NULL
                      AND own.locktype = 'transactionid'
                 JOIN pg_catalog.pg_prepared_xacts AS x ON x.transaction = own.transactionid
                WHERE b.pid = 0 AND h.pid IS NULL AND h.granted
                  AND (h.database, h.relation) IS NOT DISTINCT FROM (l.database, l.relation)
                  AND h.transactionid IS NOT DISTINCT FROM l.transactionid) AS g ON true
       WHERE w.pid = ANY (?::int[]) AND w.wait_event_type = 'Lock'
       ORDER BY a.xact_start, b.pid, w.pid
      """;

  private static final int LONGEST_QUERY = 120;

  /** What the server shows instead of a statement of somebody whom the role may not watch. */
  public static final String HIDDEN = "<insufficient privilege>";

  /** Who these backends wait for at this moment; nothing when none of them waits for a lock. */
  public static List<Blocker> of(Connection connection, Collection<Integer> pids)
      throws SQLException {
    return Query.list(
        connection,
        OF,
        row ->
            new Blocker(
                row.getInt("waiting_pid"),
                row.getString("relation"),
                row.getInt("pid"),
                row.getString("gid"),
                row.getString("role"),
                row.getString("application"),
                row.getString("query"),
                Optional.ofNullable(row.getObject("xact_start", OffsetDateTime.class))),
        (Object) pids.toArray(Integer[]::new));
  }

  /** For messages. */
  public String describe() {
    String who =
        pid == 0
            ? "the prepared transaction " + gid
            : "pid " + pid + " (role " + role + ", application \"" + application + "\")";
    String what = relation.isEmpty() ? "" : " on " + relation;
    String when = since.map(time -> ", in a transaction since " + time).orElse("");
    return who + what + when + statement();
  }

  private String statement() {
    if (query.equals(HIDDEN)) {
      return ", its statement is shown to its own role and to members of pg_read_all_stats";
    }
    String text = query.strip().replaceAll("\\s+", " ");
    if (text.isEmpty()) {
      return "";
    }
    return ", last statement: "
        + (text.length() > LONGEST_QUERY ? text.substring(0, LONGEST_QUERY) + "..." : text);
  }
}
