package org.emajbatch.sql.watch;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.emajbatch.sql.activity.Catalogue;
import org.emajbatch.sql.engine.Query;

/**
 * Reads the steps of one rollback from the engine's plan, which is kept after its end. To look
 * again and again, {@link FollowedTimeline} asks less of the server.
 */
public final class Timelines {

  private static final String STEPS =
      """
      SELECT p.rlbp_step::text AS kind, p.rlbp_schema, p.rlbp_table, coalesce(%1$s, '') AS object,
             nullif(%2$s, '') AS definition, p.rlbp_session, p.rlbp_batch_number,
             (extract(epoch FROM coalesce(p.rlbp_estimated_duration, '0')) * 1000000)::bigint AS estimate_us,
             p.rlbp_estimated_quantity, p.rlbp_start_datetime, p.rlbp_duration IS NOT NULL AS is_done,
             (extract(epoch FROM p.rlbp_duration) * 1000000)::bigint AS duration_us,
             CASE WHEN p.rlbp_duration IS NOT NULL THEN p.rlbp_quantity END AS done
        FROM emaj.emaj_rlbk_plan AS p
      """;

  /**
   * As planned: it is E-Maj's rule, but that this project's engine puts sequences back last.
   * Parameters: rollback id.
   */
  private static final String WHOLE =
      """
       WHERE p.rlbp_rlbk_id = ? AND p.rlbp_step <> 'LOCK_TABLE'
       ORDER BY %s p.rlbp_batch_number, p.rlbp_step, p.rlbp_schema, p.rlbp_table, object
      """;

  private static final String SEQUENCES_LAST = "p.rlbp_step::text = 'RLBK_SEQUENCES',";

  /** Parameters: sessions, and for each the time from which on its steps count; rollback id. */
  private static final String BEGUN =
      """
        LEFT JOIN unnest(?::int[], ?::timestamptz[]) AS s (session, since) ON s.session = p.rlbp_session
       WHERE p.rlbp_rlbk_id = ? AND p.rlbp_step <> 'LOCK_TABLE'
         AND (p.rlbp_session IS NULL OR p.rlbp_start_datetime >= s.since)
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
    Optional<PlanState> state = PlanState.read(connection, catalogue, rollbackId);
    if (state.isEmpty()) {
      return Optional.empty();
    }
    List<TimedStep> steps = whole(connection, catalogue, rollbackId).inOrder();
    return Optional.of(new Timeline(rollbackId, steps, state.get().predicted()));
  }

  /** The plan as it is. */
  static PlannedSteps whole(Connection connection, Catalogue catalogue, int rollbackId)
      throws SQLException {
    String order = catalogue.has("emaj_get_engine") ? SEQUENCES_LAST : "";
    String statement = steps(catalogue) + WHOLE.formatted(order);
    return PlannedSteps.of(Query.list(connection, statement, Timelines::step, rollbackId));
  }

  /**
   * Those steps of some sessions that began at a time or later, and those of no session.
   *
   * @param since the time by session; {@link Instant#MIN} for all that have begun
   */
  static List<TimedStep> begun(
      Connection connection, Catalogue catalogue, int rollbackId, Map<Integer, Instant> since)
      throws SQLException {
    return Query.list(
        connection,
        steps(catalogue) + BEGUN,
        Timelines::step,
        connection.createArrayOf("int4", since.keySet().toArray()),
        connection.createArrayOf(
            "timestamptz", since.values().stream().map(Timelines::time).toArray()),
        rollbackId);
  }

  private static String time(Instant moment) {
    return moment.equals(Instant.MIN) ? "-infinity" : moment.toString();
  }

  private static String steps(Catalogue catalogue) {
    return STEPS.formatted(
        catalogue.renamed("p", "rlbp_object", "rlbp_fkey"),
        catalogue.renamed("p", "rlbp_object_def", "rlbp_fkey_def"));
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
