package org.emajbatch.sql.doctor;

import java.sql.Connection;
import java.sql.SQLException;
import org.emajbatch.sql.engine.Query;

/**
 * The connected role: what it may do beside rolling back, and how many connections it may have.
 *
 * @param name the role
 * @param superuser whether it is one
 * @param admExists whether there is a role emaj_adm at all
 * @param member whether it is a member of emaj_adm, directly or not
 * @param inherits whether it has the rights of emaj_adm without doing anything for it
 * @param maySet whether it may become emaj_adm
 * @param readsAllStats whether it sees the statements of others
 * @param signalsBackends whether it may end the sessions of others
 * @param roleLimit how many connections it may have, -1 for any number
 * @param roleConnections how many it has
 * @param databaseLimit how many connections the database may have, -1 for any number
 * @param databaseConnections how many it has
 */
public record RoleFacts(
    String name,
    boolean superuser,
    boolean admExists,
    boolean member,
    boolean inherits,
    boolean maySet,
    boolean readsAllStats,
    boolean signalsBackends,
    int roleLimit,
    int roleConnections,
    int databaseLimit,
    int databaseConnections) {

  private static final String READ =
      """
      SELECT me.rolname, me.rolsuper, adm.oid IS NOT NULL AS adm_exists,
             coalesce(pg_catalog.pg_has_role(me.oid, adm.oid, 'MEMBER'), false) AS member,
             coalesce(pg_catalog.pg_has_role(me.oid, adm.oid, 'USAGE'), false) AS inherits,
             coalesce(pg_catalog.pg_has_role(me.oid, adm.oid, CASE
                 WHEN pg_catalog.current_setting('server_version_num')::int >= 160000
                 THEN 'SET' ELSE 'MEMBER' END), false) AS may_set,
             pg_catalog.pg_has_role(me.oid, 'pg_read_all_stats', 'USAGE') AS reads_stats,
             pg_catalog.pg_has_role(me.oid, 'pg_signal_backend', 'USAGE') AS signals,
             me.rolconnlimit, d.datconnlimit,
             (SELECT count(*)::int FROM pg_catalog.pg_stat_activity WHERE usesysid = me.oid) AS role_connections,
             (SELECT count(*)::int FROM pg_catalog.pg_stat_activity WHERE datid = d.oid) AS database_connections
        FROM pg_catalog.pg_roles AS me
        LEFT JOIN pg_catalog.pg_roles AS adm ON adm.rolname = 'emaj_adm'
        JOIN pg_catalog.pg_database AS d ON d.datname = pg_catalog.current_database()
       WHERE me.rolname = current_user
      """;

  /** Reads them; every role may. */
  public static RoleFacts read(Connection connection) throws SQLException {
    return Query.one(
        connection,
        READ,
        row ->
            new RoleFacts(
                row.getString("rolname"),
                row.getBoolean("rolsuper"),
                row.getBoolean("adm_exists"),
                row.getBoolean("member"),
                row.getBoolean("inherits"),
                row.getBoolean("may_set"),
                row.getBoolean("reads_stats"),
                row.getBoolean("signals"),
                row.getInt("rolconnlimit"),
                row.getInt("role_connections"),
                row.getInt("datconnlimit"),
                row.getInt("database_connections")));
  }
}
