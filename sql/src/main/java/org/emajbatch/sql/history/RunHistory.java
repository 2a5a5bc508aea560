package org.emajbatch.sql.history;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.emajbatch.sql.engine.Query;
import org.emajbatch.sql.run.RunId;

/** Reads the past runs of a database, for people; nothing is decided by them. */
public final class RunHistory {

  /** The decision of a run over several databases stands in one of them; reports are in all. */
  private static final String RECENT =
      """
      SELECT r.run_id, r.rollback_id, r.groups, r.mark, r.is_logged, r.session_count, r.started_by,
             r.started_at, r.finished_at, coalesce(d.outcome, r.report ->> 'outcome') AS outcome,
             (r.report ->> 'rowsRolledBack')::bigint AS rows,
             coalesce((r.report ->> 'sessionCount')::int, r.session_count) AS sessions,
             (r.report -> 'prediction' ->> 'predictedMs')::bigint AS predicted_ms,
             (r.report -> 'prediction' ->> 'realMs')::bigint AS real_ms,
             (r.report -> 'prediction' ->> 'within')::boolean AS within
        FROM emaj_batch.run AS r
             LEFT JOIN emaj_batch.decision AS d ON d.run_id = r.run_id
       ORDER BY r.started_at DESC, r.run_id DESC
       LIMIT ?
      """;

  private static final String IS_READABLE =
      """
      SELECT pg_catalog.has_schema_privilege(n.oid, 'USAGE')
             AND bool_and(pg_catalog.has_table_privilege(c.oid, 'SELECT')) AND count(*) = 2
        FROM pg_catalog.pg_class AS c
        JOIN pg_catalog.pg_namespace AS n ON n.oid = c.relnamespace
       WHERE n.nspname = 'emaj_batch' AND c.relname IN ('run', 'decision')
       GROUP BY n.oid
      """;

  private RunHistory() {}

  /** Whether the tables are there and open to this role. */
  public static boolean isReadable(Connection connection) throws SQLException {
    return Query.first(connection, IS_READABLE, row -> row.getBoolean(1)).orElse(false);
  }

  /** The last runs, newest first, at most that many. */
  public static List<PastRun> recent(Connection connection, int limit) throws SQLException {
    return Query.list(connection, RECENT, RunHistory::run, limit);
  }

  private static PastRun run(ResultSet row) throws SQLException {
    long rows = row.getLong("rows");
    OptionalLong rowsBack = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(rows);
    return new PastRun(
        new RunId(row.getObject("run_id", UUID.class)),
        Query.optionalInt(row, "rollback_id"),
        List.of((String[]) row.getArray("groups").getArray()),
        row.getString("mark"),
        row.getBoolean("is_logged"),
        row.getInt("sessions"),
        row.getString("started_by"),
        row.getObject("started_at", OffsetDateTime.class).toInstant(),
        Optional.ofNullable(row.getObject("finished_at", OffsetDateTime.class))
            .map(OffsetDateTime::toInstant),
        Optional.ofNullable(row.getString("outcome")),
        prediction(row),
        rowsBack);
  }

  /** From the columns predicted_ms, real_ms and within. */
  public static Optional<PastRun.Prediction> prediction(ResultSet row) throws SQLException {
    long predicted = row.getLong("predicted_ms");
    return row.wasNull()
        ? Optional.empty()
        : Optional.of(
            new PastRun.Prediction(predicted, row.getLong("real_ms"), row.getBoolean("within")));
  }
}
