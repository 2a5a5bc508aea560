package org.emajbatch.sql.engine;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * What a server can give at this moment.
 *
 * @param version as the server calls itself
 * @param database the connection's database
 * @param databaseOid its oid
 * @param readOnly whether it is a standby
 * @param maxPreparedTransactions slots for prepared transactions
 * @param preparedTransactions slots in use, in all databases
 * @param freeConnections connections that an ordinary role may still open
 * @param parallelWorkers processes that the server may put to work on queries, which is the only
 *     thing it tells about its size
 */
public record ServerState(
    String version,
    String database,
    long databaseOid,
    boolean readOnly,
    int maxPreparedTransactions,
    int preparedTransactions,
    int freeConnections,
    int parallelWorkers) {

  /** pg_stat_database counts all backends for everybody; pg_stat_activity hides their kind. */
  private static final String READ =
      """
      SELECT pg_catalog.current_setting('server_version') AS version,
             d.datname, d.oid, pg_catalog.pg_is_in_recovery() AS read_only,
             pg_catalog.current_setting('max_prepared_transactions')::int AS max_prepared,
             (SELECT count(*)::int FROM pg_catalog.pg_prepared_xacts) AS prepared,
             pg_catalog.current_setting('max_parallel_workers')::int AS parallel_workers,
             pg_catalog.current_setting('max_connections')::int
               - pg_catalog.current_setting('superuser_reserved_connections')::int
               - coalesce(pg_catalog.current_setting('reserved_connections', true)::int, 0)
               - (SELECT coalesce(sum(numbackends), 0)::int FROM pg_catalog.pg_stat_database)
               AS free_connections
        FROM pg_catalog.pg_database AS d
       WHERE d.datname = pg_catalog.current_database()
      """;

  /** Reads it. */
  public static ServerState read(Connection connection) throws SQLException {
    return Query.one(
        connection,
        READ,
        row ->
            new ServerState(
                row.getString("version"),
                row.getString("datname"),
                row.getLong("oid"),
                row.getBoolean("read_only"),
                row.getInt("max_prepared"),
                row.getInt("prepared"),
                row.getInt("free_connections"),
                row.getInt("parallel_workers")));
  }

  /** Slots that are not in use. */
  public int freePreparedSlots() {
    return Math.max(0, maxPreparedTransactions - preparedTransactions);
  }
}
