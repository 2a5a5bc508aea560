package org.emajbatch.sql.watch;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.emajbatch.sql.activity.Catalogue;
import org.emajbatch.sql.engine.Query;

/** Reads the steps of one rollback from the engine's plan, which is kept after its end. */
public final class Timelines {

  /**
   * In the order of execution. What has begun says so by its time; for the rest it is E-Maj's rule,
   * but that this project's engine puts sequences back last. Parameters: rollback id.
   */
  private static final String STEPS =
      """
      SELECT p.rlbp_step::text AS kind, p.rlbp_schema, p.rlbp_table, coalesce(%1$s, '') AS object,
             nullif(%2$s, '') AS definition, p.rlbp_session, p.rlbp_batch_number,
             (extract(epoch FROM coalesce(p.rlbp_estimated_duration, '0')) * 1000000)::bigint AS estimate_us,
             p.rlbp_estimated_quantity, p.rlbp_start_datetime, p.rlbp_duration IS NOT NULL AS is_done,
             (extract(epoch FROM p.rlbp_duration) * 1000000)::bigint AS duration_us,
             CASE WHEN p.rlbp_duration IS NOT NULL THEN p.rlbp_quantity END AS done
        FROM emaj.emaj_rlbk_plan AS p
       WHERE p.rlbp_rlbk_id = ? AND p.rlbp_step::text <> 'LOCK_TABLE'
       ORDER BY p.rlbp_session NULLS LAST, p.rlbp_start_datetime NULLS LAST, %3$s
                p.rlbp_batch_number, p.rlbp_step, p.rlbp_schema, p.rlbp_table, object
      """;

  private static final String SEQUENCES_LAST = "p.rlbp_step::text = 'RLBK_SEQUENCES',";

  private static final String EXISTS = "SELECT FROM emaj.emaj_rlbk WHERE rlbk_id = ?";

  /** Ids start anew when E-Maj is installed anew, so the last run counts. */
  private static final String PREDICTED =
      """
      SELECT (report -> 'prediction' ->> 'predictedMs')::bigint AS predicted_ms
        FROM emaj_batch.run
       WHERE rollback_id = ?
       ORDER BY started_at DESC LIMIT 1
      """;

  private Timelines() {}

  /**
   * All steps of a rollback.
   *
   * @param rollbackId rlbk_id
   * @return nothing where there is no such rollback
   */
  public static Optional<Timeline> read(Connection connection, Catalogue catalogue, int rollbackId)
      throws SQLException {
    if (Query.first(connection, EXISTS, row -> true, rollbackId).isEmpty()) {
      return Optional.empty();
    }
    String statement =
        STEPS.formatted(
            catalogue.renamed("p", "rlbp_object", "rlbp_fkey"),
            catalogue.renamed("p", "rlbp_object_def", "rlbp_fkey_def"),
            catalogue.has("emaj_get_engine") ? SEQUENCES_LAST : "");
    List<TimedStep> steps = Query.list(connection, statement, Timelines::step, rollbackId);
    return Optional.of(
        new Timeline(
            rollbackId,
            steps,
            catalogue.hasRuns() ? predicted(connection, rollbackId) : Optional.empty()));
  }

  private static Optional<Duration> predicted(Connection connection, int rollbackId)
      throws SQLException {
    return Query.first(
            connection, PREDICTED, row -> Query.optionalLong(row, "predicted_ms"), rollbackId)
        .flatMap(
            ms ->
                ms.isPresent() ? Optional.of(Duration.ofMillis(ms.getAsLong())) : Optional.empty());
  }

  private static TimedStep step(ResultSet row) throws SQLException {
    return new TimedStep(
        row.getString("kind"),
        row.getString("rlbp_schema"),
        row.getString("rlbp_table"),
        row.getString("object"),
        Query.optionalText(row, "definition"),
        Query.optionalInt(row, "rlbp_session"),
        Query.optionalInt(row, "rlbp_batch_number"),
        Query.micros(row, "estimate_us"),
        Query.optionalLong(row, "rlbp_estimated_quantity"),
        Query.optionalInstant(row, "rlbp_start_datetime"),
        row.getBoolean("is_done")
            ? Optional.of(Query.micros(row, "duration_us"))
            : Optional.empty(),
        Query.optionalLong(row, "done"));
  }
}
