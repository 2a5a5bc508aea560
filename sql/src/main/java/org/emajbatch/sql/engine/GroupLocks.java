package org.emajbatch.sql.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * One advisory lock a group, held by session 1 until its transaction ends, so that a second
 * rollback of the group is refused at once. Never taken at session level as well: a transaction
 * that holds both could not be prepared.
 */
public final class GroupLocks {

  private static final String TRY_LOCK =
      """
      SELECT pg_catalog.pg_try_advisory_xact_lock(
               pg_catalog.hashtextextended('emaj_batch.group:' || ?, 0))
      """;

  /** The server shows a 64-bit key in two halves. */
  private static final String HOLDER =
      """
      SELECT l.pid, coalesce(a.usename, '') AS role,
             coalesce(a.application_name, '') AS application
        FROM (SELECT pg_catalog.hashtextextended('emaj_batch.group:' || ?, 0)) AS k (key)
        JOIN pg_catalog.pg_locks AS l
          ON l.locktype = 'advisory' AND l.objsubid = 1 AND l.granted
             AND l.classid = ((k.key >> 32) & 4294967295)::oid
             AND l.objid = (k.key & 4294967295)::oid
        JOIN pg_catalog.pg_database AS d
          ON d.oid = l.database AND d.datname = pg_catalog.current_database()
        LEFT JOIN pg_catalog.pg_stat_activity AS a ON a.pid = l.pid
       LIMIT 1
      """;

  /**
   * Who holds a group.
   *
   * @param group the group
   * @param pid the server process; 0 when it ended meanwhile
   * @param role the role
   * @param application the application_name, which names the run
   */
  public record Holder(String group, int pid, String role, String application) {}

  private GroupLocks() {}

  /**
   * Takes the locks in one order for all, without waiting.
   *
   * @param session1 inside the coordinator's transaction
   * @return who holds the first group that could not be had; nothing when all were had
   */
  public static Optional<Holder> tryLock(Connection session1, Collection<String> groups)
      throws SQLException {
    List<String> ordered = groups.stream().sorted().distinct().toList();
    for (String group : ordered) {
      if (!Query.one(session1, TRY_LOCK, row -> row.getBoolean(1), group)) {
        return Optional.of(holder(session1, group));
      }
    }
    return Optional.empty();
  }

  private static Holder holder(Connection connection, String group) throws SQLException {
    return Query.first(
            connection,
            HOLDER,
            row -> new Holder(group, row.getInt(1), row.getString(2), row.getString(3)),
            group)
        .orElse(new Holder(group, 0, "", ""));
  }
}
