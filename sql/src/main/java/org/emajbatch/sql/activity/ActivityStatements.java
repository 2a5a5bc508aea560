package org.emajbatch.sql.activity;

/**
 * The statements of one picture, sent together. They read tables and nothing else: E-Maj's own
 * activity function is not among them because it writes.
 */
final class ActivityStatements {

  private ActivityStatements() {}

  /** Server facts; one row. */
  static final String FACTS =
      """
      SELECT clock_timestamp()  AS taken_at,
             current_database() AS database,
                          EXISTS (SELECT FROM pg_prepared_xacts) AS has_prepared
      """;

  /**
   * All rollbacks that may be running, and the last ended ones. Negative ids appear for a moment
   * while E-Maj estimates. Parameters: age in seconds, count.
   *
   * <p>A transaction is in progress when the snapshot does not see it although it began before the
   * snapshot; ids beyond belong to another server from which this database was restored.
   */
  private static final String ROLLBACKS =
      """
      WITH shown AS (
        SELECT rlbk_id FROM emaj.emaj_rlbk
         WHERE rlbk_id > 0 AND rlbk_status::text IN ('PLANNING', 'LOCKING', 'EXECUTING', 'COMPLETED')
        UNION ALL
        (SELECT r.rlbk_id
           FROM emaj.emaj_rlbk AS r
           LEFT JOIN emaj.emaj_time_stamp AS t ON t.time_id = r.rlbk_time_id
          WHERE r.rlbk_id > 0 AND r.rlbk_status::text IN ('COMMITTED', 'ABORTED')
            AND coalesce(r.rlbk_end_datetime, %1$s, t.time_clock_timestamp, 'infinity')
                > clock_timestamp() - make_interval(secs => ?)
          ORDER BY r.rlbk_id DESC
          LIMIT ?))
      SELECT r.rlbk_id, r.rlbk_groups, r.rlbk_mark, m.time_tx_timestamp AS mark_set_at,
             r.rlbk_is_logged, %2$s AS rlbk_comment, r.rlbk_status::text AS rlbk_status,
             r.rlbk_nb_session, r.rlbk_nb_table, r.rlbk_eff_nb_table,
             r.rlbk_nb_sequence, %3$s AS rlbk_eff_nb_sequence,
             coalesce(%1$s, s.first_start, t.time_clock_timestamp) AS started_at,
             %4$s AS planning_ended_at, %5$s AS locking_ended_at,
             t.time_tx_timestamp AS stamped_at, r.rlbk_end_datetime AS ended_at,
             r.rlbk_messages, h.hist_id IS NOT NULL AS witnessed,
             -- Before 4.0.1 nothing is registered while planning goes on.
             coalesce(s.alive, r.rlbk_status::text = 'PLANNING') AS alive,
             u.run_id, u.outcome, u.predicted_ms, u.real_ms, u.within,
             coalesce(u.started_by, h.hist_user, a.usename) AS started_by
        FROM shown
        JOIN emaj.emaj_rlbk AS r USING (rlbk_id)
        CROSS JOIN (SELECT txid_current_snapshot() AS snapshot) AS now
        LEFT JOIN emaj.emaj_time_stamp AS m ON m.time_id = r.rlbk_mark_time_id
        LEFT JOIN emaj.emaj_time_stamp AS t ON t.time_id = r.rlbk_time_id
        LEFT JOIN emaj.emaj_hist AS h ON h.hist_id = r.rlbk_begin_hist_id
        LEFT JOIN LATERAL (
               SELECT bool_or(rlbs_txid < txid_snapshot_xmax(now.snapshot)
                              AND NOT txid_visible_in_snapshot(rlbs_txid, now.snapshot)) AS alive,
                      min(rlbs_start_datetime) AS first_start,
                      min(rlbs_txid) FILTER (WHERE rlbs_session = 1) AS txid
                 FROM emaj.emaj_rlbk_session
                WHERE rlbs_rlbk_id = r.rlbk_id) AS s ON true
        -- Only roles that may read all statistics see other roles' transaction ids here.
        LEFT JOIN pg_stat_activity AS a
               ON s.alive AND a.backend_xid = (s.txid & 4294967295)::text::xid
        LEFT JOIN LATERAL (%6$s) AS u ON true
       ORDER BY r.rlbk_id DESC
      """;

  /** The run of a rollback; ids start anew when E-Maj is installed anew, so the last one counts. */
  private static final String RUN =
      """
      SELECT run_id::text, d.outcome, started_by,
             (report -> 'prediction' ->> 'predictedMs')::bigint AS predicted_ms,
             (report -> 'prediction' ->> 'realMs')::bigint AS real_ms,
             (report -> 'prediction' ->> 'within')::boolean AS within
        FROM emaj_batch.run
        LEFT JOIN emaj_batch.decision AS d USING (run_id)
       WHERE rollback_id = r.rlbk_id
       ORDER BY started_at DESC LIMIT 1""";

  private static final String NO_RUN =
      "SELECT NULL::text AS run_id, NULL::text AS outcome, NULL::text AS started_by,"
          + " NULL::bigint AS predicted_ms, NULL::bigint AS real_ms, NULL::boolean AS within";

  /** One row a session of every rollback that may be running, with its steps summed up. */
  private static final String SESSIONS =
      """
      WITH pending AS (
        SELECT rlbk_id, rlbk_nb_session
          FROM emaj.emaj_rlbk
         WHERE rlbk_id > 0 AND rlbk_status::text IN ('PLANNING', 'LOCKING', 'EXECUTING', 'COMPLETED')
      ), session AS (
        SELECT rlbs_rlbk_id AS rlbk_id, rlbs_session AS session, rlbs_start_datetime, rlbs_end_datetime,
               rlbs_txid < txid_snapshot_xmax(now.snapshot)
               AND NOT txid_visible_in_snapshot(rlbs_txid, now.snapshot) AS alive
          FROM emaj.emaj_rlbk_session
          CROSS JOIN (SELECT txid_current_snapshot() AS snapshot) AS now
         WHERE rlbs_rlbk_id IN (SELECT rlbk_id FROM pending)
      ), running AS (
        SELECT rlbk_id, rlbk_nb_session
          FROM pending AS p
         WHERE EXISTS (SELECT FROM session AS s WHERE s.rlbk_id = p.rlbk_id AND s.alive)
      ), step AS (
        SELECT p.rlbp_rlbk_id AS rlbk_id, p.rlbp_session AS session, p.rlbp_step::text AS kind,
               p.rlbp_schema, p.rlbp_table, coalesce(%1$s, '') AS object, p.rlbp_batch_number, p.rlbp_step,
               coalesce(p.rlbp_estimated_duration, '0') AS estimate, p.rlbp_estimated_quantity,
               p.rlbp_start_datetime, p.rlbp_duration, p.rlbp_quantity
          FROM emaj.emaj_rlbk_plan AS p
          JOIN running AS r ON r.rlbk_id = p.rlbp_rlbk_id
         WHERE p.rlbp_step::text <> 'LOCK_TABLE' AND p.rlbp_step::text NOT LIKE 'CTRL%%'
      ), total AS (
        SELECT rlbk_id, session, count(*) AS steps, count(rlbp_duration) AS steps_done,
               sum(estimate) AS estimated,
               sum(estimate) FILTER (WHERE rlbp_duration IS NOT NULL) AS estimated_done,
               sum(rlbp_duration) FILTER (WHERE estimate > '0') AS spent,
               sum(rlbp_quantity) FILTER (WHERE kind = 'RLBK_TABLE') AS rows_done,
               sum(rlbp_estimated_quantity) FILTER (WHERE kind = 'RLBK_TABLE') AS changes
          FROM step
         GROUP BY rlbk_id, session
      ), current AS (
        SELECT DISTINCT ON (rlbk_id, session) *
          FROM step
         WHERE rlbp_start_datetime IS NOT NULL AND rlbp_duration IS NULL
         ORDER BY rlbk_id, session, rlbp_start_datetime, rlbp_batch_number, rlbp_step, rlbp_schema, rlbp_table
      )
      SELECT r.rlbk_id, n.session, coalesce(s.alive, false) AS alive,
             s.rlbs_start_datetime AS started_at, s.rlbs_end_datetime AS ended_at,
             coalesce(t.steps, 0) AS steps, coalesce(t.steps_done, 0) AS steps_done,
             (extract(epoch FROM coalesce(t.estimated, '0')) * 1000000)::bigint AS estimated_us,
             (extract(epoch FROM coalesce(t.estimated_done, '0')) * 1000000)::bigint AS estimated_done_us,
             (extract(epoch FROM coalesce(t.spent, '0')) * 1000000)::bigint AS spent_us,
             coalesce(t.rows_done, 0)::bigint AS rows_done, coalesce(t.changes, 0)::bigint AS changes,
             c.kind, c.rlbp_schema, c.rlbp_table, c.object, c.rlbp_start_datetime AS step_started_at,
             (extract(epoch FROM c.estimate) * 1000000)::bigint AS step_estimate_us
        FROM running AS r
        CROSS JOIN LATERAL generate_series(1, r.rlbk_nb_session) AS n (session)
        LEFT JOIN session AS s ON s.rlbk_id = r.rlbk_id AND s.session = n.session
        LEFT JOIN total AS t ON t.rlbk_id = r.rlbk_id AND t.session = n.session
        LEFT JOIN current AS c ON c.rlbk_id = r.rlbk_id AND c.session = n.session
       ORDER BY r.rlbk_id, n.session
      """;

  /** Facts, rollbacks, sessions, in this order: three results of one round trip. */
  static String picture(Catalogue catalogue) {
    return String.join(";\n", FACTS, rollbacks(catalogue), sessions(catalogue));
  }

  private static String rollbacks(Catalogue catalogue) {
    return ROLLBACKS.formatted(
        catalogue.column("r", "rlbk_start_datetime", "timestamptz"),
        catalogue.column("r", "rlbk_comment", "text"),
        catalogue.column("r", "rlbk_eff_nb_sequence", "int"),
        catalogue.column("r", "rlbk_end_planning_datetime", "timestamptz"),
        catalogue.column("r", "rlbk_end_locking_datetime", "timestamptz"),
        catalogue.hasRuns() ? RUN : NO_RUN);
  }

  private static String sessions(Catalogue catalogue) {
    return SESSIONS.formatted(catalogue.renamed("p", "rlbp_object", "rlbp_fkey"));
  }
}
