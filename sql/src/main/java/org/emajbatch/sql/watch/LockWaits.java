package org.emajbatch.sql.watch;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.emajbatch.sql.activity.Catalogue;
import org.emajbatch.sql.engine.Query;

/**
 * Reads who waits for whom: in this database, and in the whole cluster where a transaction is
 * waited for or a prepared transaction is in the way. The server names no prepared transaction as a
 * blocker, it only says that there is one; which, its locks tell.
 */
public final class LockWaits {

  /** One that waits. */
  private record Wait(
      int pid,
      String object,
      String mode,
      Optional<Instant> since,
      List<Integer> blockers,
      Set<Long> preparedBlockers) {}

  /**
   * A wait for another transaction is one for a row of the table whose row lock is held meanwhile.
   * The array of prepared ones has transaction id and lock mode in turn, of all that lock the same
   * object, whether the modes conflict or not.
   */
  private static final String WAITS =
      """
      WITH locks AS MATERIALIZED (
        SELECT * FROM pg_locks
      ), here AS (
        SELECT oid FROM pg_database WHERE datname = current_database()
      ), wait AS MATERIALIZED (
        -- A watcher is in nobody's way for longer than its look.
        SELECT l.*, array_remove(pg_blocking_pids(l.pid), pg_backend_pid()) AS blockers FROM locks AS l WHERE NOT l.granted AND l.pid IS NOT NULL
      )
      SELECT w.pid, w.mode, w.blockers, %s AS since,
             CASE
               WHEN w.relation IS NOT NULL AND w.database NOT IN (0, here.oid)
                 THEN format('relation %%s of database %%s', w.relation, d.datname)
               WHEN w.locktype = 'relation' THEN coalesce(name.text, 'relation ' || w.relation)
               WHEN w.relation IS NOT NULL
                 THEN format('%%s of %%s', CASE w.locktype WHEN 'tuple' THEN 'row' WHEN 'extend' THEN 'end' ELSE w.locktype END,
                             coalesce(name.text, 'relation ' || w.relation))
               WHEN w.locktype = 'transactionid' THEN coalesce('row of ' || name.text, 'transaction ' || w.transactionid)
               WHEN w.locktype = 'virtualxid' THEN 'transaction ' || w.virtualxid
               WHEN w.locktype = 'advisory' THEN format('advisory lock %%s %%s', w.classid, w.objid)
               ELSE concat_ws(' ', w.locktype, w.classid, w.objid)
             END AS object,
             ARRAY (SELECT unnest(ARRAY[own.transactionid::text, h.mode])
                      FROM locks AS h
                      JOIN locks AS own ON own.virtualtransaction = h.virtualtransaction AND own.pid IS NULL
                                       AND own.locktype = 'transactionid'
                     WHERE 0 = ANY (w.blockers) AND h.pid IS NULL AND h.granted AND h.locktype = w.locktype
                       AND (h.database, h.relation, h.page, h.tuple, h.virtualxid, h.classid, h.objid, h.objsubid)
                           IS NOT DISTINCT FROM
                           (w.database, w.relation, w.page, w.tuple, w.virtualxid, w.classid, w.objid, w.objsubid)
                       AND h.transactionid IS NOT DISTINCT FROM w.transactionid) AS prepared
        FROM wait AS w
        CROSS JOIN here
        LEFT JOIN pg_database AS d ON d.oid = w.database
        LEFT JOIN LATERAL (
               SELECT format('%%I.%%I', n.nspname, c.relname) AS text
                 FROM pg_class AS c
                 JOIN pg_namespace AS n ON n.oid = c.relnamespace
                WHERE c.oid = coalesce(w.relation, (SELECT min(t.relation) FROM locks AS t
                                                     WHERE w.locktype = 'transactionid' AND t.pid = w.pid AND t.granted
                                                       AND t.locktype = 'tuple' AND t.database = here.oid))) AS name ON true
       WHERE w.database IS NULL OR w.database IN (0, here.oid) OR 0 = ANY (w.blockers)
      """;

  private LockWaits() {}

  /** All who wait, the longest wait first. */
  public static List<LockWait> read(Connection connection, Catalogue catalogue)
      throws SQLException {
    String since = catalogue.timesWaits() ? "w.waitstart" : "NULL::timestamptz";
    List<Wait> waits = Query.list(connection, WAITS.formatted(since), LockWaits::wait);
    if (waits.isEmpty()) {
      return List.of();
    }
    Set<Integer> pids = new LinkedHashSet<>();
    waits.forEach(
        wait -> {
          pids.add(wait.pid());
          pids.addAll(wait.blockers());
        });
    boolean prepared = waits.stream().anyMatch(wait -> !wait.preparedBlockers().isEmpty());
    Parties parties = Parties.read(connection, catalogue, pids, prepared);
    return waits.stream()
        .flatMap(wait -> complete(wait, parties).stream())
        .sorted(Comparator.comparing(wait -> wait.since().orElse(Instant.MAX)))
        .toList();
  }

  /** Nothing where one of them is gone meanwhile: then nobody waits any more. */
  private static Optional<LockWait> complete(Wait wait, Parties parties) {
    List<Party> blockers = new ArrayList<>();
    wait.blockers().forEach(pid -> parties.backend(pid).ifPresent(blockers::add));
    wait.preparedBlockers().forEach(xid -> parties.prepared(xid).ifPresent(blockers::add));
    return parties
        .backend(wait.pid())
        .filter(waiter -> !blockers.isEmpty())
        .map(waiter -> new LockWait(waiter, wait.object(), wait.mode(), wait.since(), blockers));
  }

  private static Wait wait(ResultSet row) throws SQLException {
    String mode = row.getString("mode");
    return new Wait(
        row.getInt("pid"),
        row.getString("object"),
        mode,
        Query.optionalInstant(row, "since"),
        Arrays.stream((Integer[]) row.getArray("blockers").getArray())
            .filter(pid -> pid != 0)
            .distinct()
            .toList(),
        conflicting((String[]) row.getArray("prepared").getArray(), mode));
  }

  private static Set<Long> conflicting(String[] xidsAndModes, String wanted) {
    Set<Long> xids = new LinkedHashSet<>();
    for (int i = 0; i < xidsAndModes.length; i += 2) {
      if (LockModes.conflict(xidsAndModes[i + 1], wanted)) {
        xids.add(Long.valueOf(xidsAndModes[i]));
      }
    }
    return xids;
  }
}
