package org.emajbatch.sql.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * What the connected role may do.
 *
 * @param role the role
 * @param mayRollBack whether it may open a rollback, as members of emaj_adm may
 * @param batchSchema whether schema emaj_batch is there and the role may write to it
 * @param finishingRole the role under which sessions prepare, so that any of its members can finish
 *     them later; nothing where the connected role cannot become it
 */
public record Rights(
    String role, boolean mayRollBack, BatchSchema batchSchema, Optional<String> finishingRole) {

  /** The state of schema emaj_batch, as far as the role can see. */
  public enum BatchSchema {
    /** Not installed, or an installation that is not complete. */
    MISSING,
    /** Installed, and the role may not use it. */
    CLOSED,
    /** Ready. */
    READY
  }

  private static final String FINISHING_ROLE = "emaj_adm";

  private static final String READ =
      """
      SELECT current_user AS role,
             (SELECT coalesce(bool_or(pg_catalog.has_function_privilege(p.oid, 'EXECUTE')), false)
                FROM pg_catalog.pg_proc AS p
                JOIN pg_catalog.pg_namespace AS n ON n.oid = p.pronamespace
               WHERE n.nspname = 'emaj' AND p.proname = '_rlbk_init') AS may_roll_back,
             (SELECT count(*)
                FROM pg_catalog.pg_class AS c
                JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
               WHERE n.nspname = 'emaj_batch'
                 AND c.relname IN ('decision', 'run', 'batch_job_instance')) AS batch_tables,
             (SELECT coalesce(bool_and(pg_catalog.has_any_column_privilege(c.oid, 'INSERT')
                                       AND pg_catalog.has_schema_privilege(n.oid, 'USAGE')), false)
                FROM pg_catalog.pg_class AS c
                JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
               WHERE n.nspname = 'emaj_batch'
                 AND c.relname IN ('decision', 'run', 'batch_job_instance')) AS may_write,
             (SELECT coalesce(bool_or(pg_catalog.pg_has_role(r.oid, CASE
                         WHEN pg_catalog.current_setting('server_version_num')::int >= 160000
                         THEN 'SET' ELSE 'MEMBER' END)), false)
                FROM pg_catalog.pg_roles AS r
               WHERE r.rolname = ?) AS may_become
      """;

  private static final int BATCH_TABLES = 3;

  /** Reads them; nothing in it needs a right of its own. */
  public static Rights read(Connection connection) throws SQLException {
    return Query.one(
        connection,
        READ,
        row ->
            new Rights(
                row.getString("role"),
                row.getBoolean("may_roll_back"),
                row.getInt("batch_tables") < BATCH_TABLES
                    ? BatchSchema.MISSING
                    : row.getBoolean("may_write") ? BatchSchema.READY : BatchSchema.CLOSED,
                row.getBoolean("may_become") ? Optional.of(FINISHING_ROLE) : Optional.empty()),
        FINISHING_ROLE);
  }
}
