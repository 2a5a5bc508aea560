package org.emajbatch.sql.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * How far one session is, from the engine's plan, which shows it while the work goes on.
 *
 * @param session its number
 * @param tables tables it has to put back
 * @param tablesDone those it has put back
 * @param rows rows put back so far
 * @param estimatedMicros estimated duration of all its steps in microseconds
 * @param doneMicros estimated duration of the steps it has done, and of the running one as far as
 *     it has got by the clock
 * @param currentTable the table it is at, empty between two steps
 */
public record SessionProgress(
    int session,
    int tables,
    int tablesDone,
    long rows,
    long estimatedMicros,
    long doneMicros,
    String currentTable) {

  private static final String READ =
      """
      SELECT rlbp_session,
             count(*) FILTER (WHERE is_table) AS tables,
             count(*) FILTER (WHERE is_table AND is_done) AS tables_done,
             coalesce(sum(rlbp_quantity) FILTER (WHERE is_table AND is_done), 0) AS rows,
             coalesce(sum(micros), 0)::bigint AS estimated_micros,
             coalesce(sum(CASE WHEN is_done THEN micros
                               WHEN is_running THEN least(running_micros, micros * 0.99) END), 0)::bigint
               AS done_micros,
             coalesce(min(rlbp_schema || '.' || rlbp_table)
                        FILTER (WHERE is_running AND rlbp_table <> ''), '') AS current_table
        FROM (SELECT *, rlbp_step::text = 'RLBK_TABLE' AS is_table,
                     rlbp_duration IS NOT NULL AS is_done,
                     rlbp_start_datetime IS NOT NULL AND rlbp_duration IS NULL AS is_running,
                     extract(epoch FROM rlbp_estimated_duration) * 1000000 AS micros,
                     extract(epoch FROM pg_catalog.clock_timestamp() - rlbp_start_datetime) * 1000000
                       AS running_micros
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
                row.getLong("estimated_micros"),
                row.getLong("done_micros"),
                row.getString("current_table")),
        rollbackId);
  }

  /** The same under another number. */
  public SessionProgress ofSession(int number) {
    return new SessionProgress(
        number, tables, tablesDone, rows, estimatedMicros, doneMicros, currentTable);
  }

  /** Share of the work done, from 0 to 1. */
  public double share() {
    if (estimatedMicros > 0) {
      return Math.min(1, (double) doneMicros / estimatedMicros);
    }
    return tables == 0 ? 1 : (double) tablesDone / tables;
  }
}
