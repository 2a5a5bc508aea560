package org.emajbatch.sql.watch;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.emajbatch.sql.engine.Query;

/**
 * Reads which locks a rollback's sessions hold on a table or wait for. A session is known by the
 * transaction that the engine has noted for it, so it makes no difference whether that still runs
 * or is prepared, and who runs it.
 */
public final class SessionLocks {

  /**
   * Transactions of earlier epochs and servers are left out: their ids may be used again. A name
   * that is no table any more matches nothing. Parameters: rollback id, schema, table.
   */
  private static final String ON_TABLE =
      """
      WITH locks AS MATERIALIZED (SELECT * FROM pg_locks)
      SELECT s.rlbs_session, format('%I.%I', n.nspname, c.relname) AS name, l.mode, l.granted
        FROM emaj.emaj_rlbk_session AS s
        JOIN locks AS own ON own.locktype = 'transactionid' AND own.granted AND own.mode = 'ExclusiveLock'
                         AND own.transactionid = (s.rlbs_txid & 4294967295)::text::xid
        JOIN locks AS l ON l.virtualtransaction = own.virtualtransaction AND l.pid IS NOT DISTINCT FROM own.pid
        JOIN pg_class AS c ON c.oid = l.relation
        JOIN pg_namespace AS n ON n.oid = c.relnamespace
       WHERE s.rlbs_rlbk_id = ? AND s.rlbs_txid >= txid_snapshot_xmin(txid_current_snapshot())
         AND l.locktype = 'relation' AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
         AND n.nspname = ? AND c.relname = ?
       ORDER BY s.rlbs_session, l.granted DESC, l.mode
      """;

  private SessionLocks() {}

  /** The locks of that rollback on that table, by session. */
  public static List<HeldLock> on(
      Connection connection, int rollbackId, String schema, String table) throws SQLException {
    return Query.list(
        connection,
        ON_TABLE,
        row ->
            new HeldLock(
                row.getInt("rlbs_session"),
                row.getString("name"),
                row.getString("mode"),
                row.getBoolean("granted")),
        rollbackId,
        schema,
        table);
  }
}
