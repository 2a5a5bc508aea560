package org.emajbatch.sql.engine;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads the engine's plan, which is complete and committed as soon as init has returned. */
public final class EnginePlan {

  /**
   * Rows go through jsonb because some columns are not there, or have another name, in old
   * versions.
   */
  private static final String STEPS =
      """
      SELECT p.rlbp_step::text AS step, p.rlbp_schema, p.rlbp_table,
             coalesce(j.row ->> 'rlbp_object', j.row ->> 'rlbp_fkey', '') AS object,
             p.rlbp_batch_number, p.rlbp_session,
             coalesce((j.row ->> 'rlbp_is_repl_role_replica')::boolean, false) AS replica_mode,
             coalesce((extract(epoch FROM p.rlbp_estimated_duration) * 1000000)::bigint, 0)
               AS estimated_micros,
             coalesce(p.rlbp_estimated_quantity, 0) AS estimated_quantity,
             (extract(epoch FROM p.rlbp_duration) * 1000000)::bigint AS duration_micros,
             coalesce(p.rlbp_quantity, 0) AS quantity
        FROM %s AS p
             CROSS JOIN LATERAL (SELECT pg_catalog.to_jsonb(p)) AS j (row)
       ORDER BY p.rlbp_batch_number, p.rlbp_step, p.rlbp_schema, p.rlbp_table, object
      """;

  private static final String OF_ROLLBACK =
      "(SELECT * FROM emaj.emaj_rlbk_plan WHERE rlbp_rlbk_id = ?)";

  private static final String PREVIEW = "emaj._rlbk_preview(?, ?, ?, ?, ?, ?)";

  private EnginePlan() {}

  /**
   * All steps of a rollback, in the order of execution.
   *
   * @param connection session 1's sees them always, any other one where the engine uses dblink
   */
  public static List<PlanStep> steps(Connection connection, int rollbackId) throws SQLException {
    return stepsFrom(connection, OF_ROLLBACK, rollbackId);
  }

  /**
   * The steps that a rollback would have, of an engine with {@link Capability#PREVIEW}. Nothing is
   * left of it in the database.
   *
   * @param request the rollback
   * @param verified whether with the steps that compare
   */
  public static List<PlanStep> preview(Connection connection, InitRequest request, boolean verified)
      throws SQLException {
    return stepsFrom(
        connection,
        PREVIEW,
        request.groups().toArray(String[]::new),
        request.mark(),
        request.logged(),
        request.sessions(),
        request.alterAllowed(),
        verified);
  }

  /**
   * The steps in a relation that has the columns of emaj_rlbk_plan.
   *
   * @param relation as it stands in FROM; a constant, never put together from values
   * @param values its parameters
   */
  static List<PlanStep> stepsFrom(Connection connection, String relation, Object... values)
      throws SQLException {
    return Query.list(connection, STEPS.formatted(relation), EnginePlan::step, values);
  }

  private static PlanStep step(ResultSet row) throws SQLException {
    String schema = row.getString("rlbp_schema");
    long duration = row.getLong("duration_micros");
    OptionalLong durationMicros = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(duration);
    Optional<TableName> table =
        schema.isEmpty()
            ? Optional.empty()
            : Optional.of(new TableName(schema, row.getString("rlbp_table")));
    return new PlanStep(
        row.getString("step"),
        table,
        row.getString("object"),
        Query.optionalInt(row, "rlbp_batch_number"),
        Query.optionalInt(row, "rlbp_session"),
        row.getBoolean("replica_mode"),
        row.getLong("estimated_micros"),
        row.getLong("estimated_quantity"),
        durationMicros,
        row.getLong("quantity"));
  }
}
