package org.emajbatch.sql.engine;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * What E-Maj's own estimates rest on where it has no history: its documented parameters, in
 * microseconds.
 *
 * @param row avg_row_rollback_duration
 * @param logRow avg_row_delete_log_duration
 * @param keyCheck avg_fkey_check_duration
 * @param step fixed_step_rollback_duration
 * @param dblink fixed_dblink_rollback_duration
 */
public record EstimateParameters(
    double row, double logRow, double keyCheck, double step, double dblink) {

  /** The value's column is of type interval in old versions and text in new ones. */
  private static final String READ =
      """
      SELECT coalesce(max(micros) FILTER (WHERE key = 'avg_row_rollback_duration'), 100),
             coalesce(max(micros) FILTER (WHERE key = 'avg_row_delete_log_duration'), 10),
             coalesce(max(micros) FILTER (WHERE key = 'avg_fkey_check_duration'), 20),
             coalesce(max(micros) FILTER (WHERE key = 'fixed_step_rollback_duration'), 2500),
             coalesce(max(micros) FILTER (WHERE key = 'fixed_dblink_rollback_duration'), 4000)
        FROM (SELECT p.param_key AS key,
                     extract(epoch FROM coalesce(j.row ->> 'param_value_interval', j.row ->> 'param_value')::interval)
                       * 1000000 AS micros
                FROM emaj.emaj_param AS p
                     CROSS JOIN LATERAL (SELECT pg_catalog.to_jsonb(p)) AS j (row)
               WHERE p.param_key LIKE '%\\_duration') AS duration
      """;

  /** Reads them; what is not set has its documented default. */
  public static EstimateParameters read(Connection connection) throws SQLException {
    return Query.one(
        connection,
        READ,
        row ->
            new EstimateParameters(
                row.getDouble(1),
                row.getDouble(2),
                row.getDouble(3),
                row.getDouble(4),
                row.getDouble(5)));
  }
}
