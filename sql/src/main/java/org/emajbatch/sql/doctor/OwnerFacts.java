package org.emajbatch.sql.doctor;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.emajbatch.sql.engine.Query;

/**
 * The owner of the engine's functions, with whose rights tables are put back.
 *
 * @param name the role
 * @param superuser whether it is one
 * @param maySetReplicaRole whether it may set session_replication_role
 * @param hasReplicaFunction whether the engine has its function that does so; only this project's
 *     engine has one
 */
public record OwnerFacts(
    String name, boolean superuser, boolean maySetReplicaRole, boolean hasReplicaFunction) {

  /**
   * has_parameter_privilege() is there from PostgreSQL 15 on, so its call must not be parsed
   * before.
   */
  private static final String READ =
      """
      SELECT o.rolname, o.rolsuper,
             EXISTS (SELECT FROM pg_catalog.pg_proc AS f
                      WHERE f.pronamespace = n.oid AND f.proname = '_restore_rows_as_replica') AS has_replica
        FROM pg_catalog.pg_namespace AS n
        JOIN pg_catalog.pg_proc AS p ON p.pronamespace = n.oid AND p.proname = '_rlbk_init'
        JOIN pg_catalog.pg_roles AS o ON o.oid = p.proowner
       WHERE n.nspname = 'emaj'
       LIMIT 1
      """;

  private static final String MAY_SET =
      "SELECT pg_catalog.has_parameter_privilege(?, 'session_replication_role', 'SET')";

  private static final int FIRST_WITH_PARAMETER_GRANTS = 15;

  /** Reads them; nothing where there is no engine. */
  public static Optional<OwnerFacts> read(Connection connection) throws SQLException {
    Optional<OwnerFacts> owner =
        Query.first(
            connection,
            READ,
            row ->
                new OwnerFacts(
                    row.getString("rolname"),
                    row.getBoolean("rolsuper"),
                    row.getBoolean("rolsuper"),
                    row.getBoolean("has_replica")));
    if (owner.isEmpty()
        || owner.get().superuser()
        || connection.getMetaData().getDatabaseMajorVersion() < FIRST_WITH_PARAMETER_GRANTS) {
      return owner;
    }
    boolean maySet = Query.one(connection, MAY_SET, row -> row.getBoolean(1), owner.get().name());
    return owner.map(
        facts ->
            new OwnerFacts(facts.name(), facts.superuser(), maySet, facts.hasReplicaFunction()));
  }
}
