package org.emajbatch.sql.watch;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.emajbatch.sql.activity.Catalogue;
import org.emajbatch.sql.engine.Query;

/**
 * How far a rollback's plan is, in one row that costs little to read.
 *
 * @param version of the rollback's own row, which changes with its status
 * @param fixed whether the plan itself is written no more, only what becomes of its steps
 * @param steps how many there are
 * @param begun how many of them have begun or ended
 * @param done how many of them have ended
 * @param writers the ids of the transactions that wrote the steps, summed up: a row is written
 *     again by a later transaction only, so that each write makes it larger
 * @param predicted how long the run expected its steps to take
 */
record PlanState(
    String version,
    boolean fixed,
    long steps,
    long begun,
    long done,
    String writers,
    Optional<Duration> predicted) {

  /** Parameters: rollback id. */
  private static final String STATE =
      """
      SELECT r.xmin::text || r.ctid::text AS version,
             r.rlbk_status::text NOT IN ('PLANNING', 'LOCKING') AS fixed,
             p.steps, p.begun, p.done, p.writers, %s AS predicted_ms
        FROM emaj.emaj_rlbk AS r
        CROSS JOIN LATERAL (
               SELECT count(*) AS steps,
                      count(*) FILTER (WHERE rlbp_start_datetime IS NOT NULL OR rlbp_duration IS NOT NULL) AS begun,
                      count(rlbp_duration) AS done, coalesce(sum(xmin::text::bigint), 0)::text AS writers
                 FROM emaj.emaj_rlbk_plan
                WHERE rlbp_rlbk_id = r.rlbk_id AND rlbp_step <> 'LOCK_TABLE') AS p
       WHERE r.rlbk_id = ?
      """;

  /** Ids start anew when E-Maj is installed anew, so the last run counts. */
  private static final String PREDICTED =
      """
      (SELECT (report -> 'prediction' ->> 'predictedMs')::bigint
         FROM emaj_batch.run
        WHERE rollback_id = r.rlbk_id
        ORDER BY started_at DESC LIMIT 1)""";

  private static final String NOT_PREDICTED = "NULL::bigint";

  /**
   * Reads it.
   *
   * @return nothing where there is no such rollback
   */
  static Optional<PlanState> read(Connection connection, Catalogue catalogue, int rollbackId)
      throws SQLException {
    String statement = STATE.formatted(catalogue.hasRuns() ? PREDICTED : NOT_PREDICTED);
    return Query.first(connection, statement, PlanState::of, rollbackId);
  }

  private static PlanState of(ResultSet row) throws SQLException {
    OptionalLong predicted = Query.optionalLong(row, "predicted_ms");
    return new PlanState(
        row.getString("version"),
        row.getBoolean("fixed"),
        row.getLong("steps"),
        row.getLong("begun"),
        row.getLong("done"),
        row.getString("writers"),
        predicted.isPresent()
            ? Optional.of(Duration.ofMillis(predicted.getAsLong()))
            : Optional.empty());
  }

  /** Whether the other one is of the same plan of the same rollback, but for what became of it. */
  boolean isSamePlan(PlanState other) {
    return fixed && version.equals(other.version) && steps == other.steps;
  }
}
