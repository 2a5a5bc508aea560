package org.emajbatch.sql.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/**
 * How far one session is, from the engine's plan, which shows it while the work goes on.
 *
 * @param session its number
 * @param tables tables it has to put back
 * @param tablesDone those it has put back
 * @param rows rows put back so far
 * @param pace how far it is and how fast, by its estimates
 * @param currentTable the table it is at, empty between two steps
 */
public record SessionProgress(
    int session, int tables, int tablesDone, long rows, Pace pace, String currentTable) {

  private static final String READ =
      """
      SELECT rlbp_session,
             count(*) FILTER (WHERE is_table) AS tables,
             count(*) FILTER (WHERE is_table AND is_done) AS tables_done,
             coalesce(sum(rlbp_quantity) FILTER (WHERE is_table AND is_done), 0) AS rows,
             coalesce(sum(micros), 0) AS estimated_micros,
             coalesce(sum(micros) FILTER (WHERE is_done), 0) AS done_micros,
             coalesce(sum(spent_micros) FILTER (WHERE is_done AND micros > 0), 0) AS spent_micros,
             coalesce(max(micros) FILTER (WHERE is_running), 0) AS step_micros,
             greatest(coalesce(max(running_micros) FILTER (WHERE is_running), 0), 0) AS running_micros,
             coalesce(min(rlbp_schema || '.' || rlbp_table)
                        FILTER (WHERE is_running AND rlbp_table <> ''), '') AS current_table
        FROM (SELECT *, rlbp_step::text = 'RLBK_TABLE' AS is_table,
                     rlbp_duration IS NOT NULL AS is_done,
                     rlbp_start_datetime IS NOT NULL AND rlbp_duration IS NULL AS is_running,
                     extract(epoch FROM rlbp_estimated_duration) * 1000000 AS micros,
                     extract(epoch FROM pg_catalog.clock_timestamp() - rlbp_start_datetime) * 1000000
                       AS running_micros,
                     extract(epoch FROM rlbp_duration) * 1000000 AS spent_micros
                FROM emaj.emaj_rlbk_plan
               WHERE rlbp_rlbk_id = ? AND rlbp_session IS NOT NULL
                 AND rlbp_step::text <> 'LOCK_TABLE') AS p
       GROUP BY rlbp_session
       ORDER BY rlbp_session
      """;

  /** All sessions that have steps; nothing is visible where the engine works without dblink. */
  public static List<SessionProgress> read(Connection connection, int rollbackId)
      throws SQLException {
    return Query.list(
        connection,
        READ,
        row ->
            new SessionProgress(
                row.getInt("rlbp_session"),
                row.getInt("tables"),
                row.getInt("tables_done"),
                row.getLong("rows"),
                new Pace(
                    row.getDouble("estimated_micros"),
                    row.getDouble("done_micros"),
                    row.getDouble("spent_micros"),
                    row.getDouble("step_micros"),
                    row.getDouble("running_micros")),
                row.getString("current_table")),
        rollbackId);
  }

  /** The same under another number. */
  public SessionProgress ofSession(int number) {
    return new SessionProgress(number, tables, tablesDone, rows, pace, currentTable);
  }

  /** Share of the work done, from 0 to 1. */
  public double share() {
    if (pace.estimated() > 0) {
      return pace.share();
    }
    return tables == 0 ? 1 : (double) tablesDone / tables;
  }

  /** Time until it has done its steps. */
  public Duration remaining() {
    return pace.remaining();
  }
}
