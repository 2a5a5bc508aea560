package org.emajbatch.sql.run;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * The rows of emaj_batch.run; they inform and never decide. They must be committed before the
 * coordinator claims, so the connection must not be the coordinator's.
 */
public final class Runs {

  private static final String INSERT =
      """
      INSERT INTO emaj_batch.run (run_id, rollback_id, groups, mark, is_logged, session_count,
                                  database_name, database_oid, gids, backends)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?::oid, ?, ?)
      """;

  private static final String SELECT =
      """
      SELECT run_id, rollback_id, groups, mark, is_logged, session_count, database_name,
             database_oid::bigint AS database_oid, gids, backends, started_by, started_at, finished_at
        FROM emaj_batch.run
      """;

  private static final String FIND = SELECT + "WHERE run_id = ?";

  private static final String STARTING_WITH =
      SELECT
          + "WHERE pg_catalog.starts_with(run_id::text, pg_catalog.lower(?)) ORDER BY started_at";

  private static final String UNDECIDED =
      SELECT
          + """
            WHERE finished_at IS NULL
              AND NOT EXISTS (SELECT FROM emaj_batch.decision WHERE decision.run_id = run.run_id)
            ORDER BY started_at, run_id
            """;

  private static final String RECENT = SELECT + "ORDER BY started_at DESC, run_id DESC LIMIT ?";

  private static final String SET_ROLLBACK =
      "UPDATE emaj_batch.run SET rollback_id = ? WHERE run_id = ?";

  private static final String SET_BACKENDS =
      "UPDATE emaj_batch.run SET backends = ? WHERE run_id = ?";

  private static final String SET_REPORT =
      "UPDATE emaj_batch.run SET plan = ?::jsonb, report = ?::jsonb WHERE run_id = ?";

  private static final String FINISH =
      "UPDATE emaj_batch.run SET finished_at = pg_catalog.clock_timestamp() WHERE run_id = ? AND finished_at IS NULL";

  private final Connection connection;

  /** Over a connection that stays the caller's. */
  public Runs(Connection connection) {
    this.connection = connection;
  }

  /**
   * Adds the row of a run that is about to start. Who started it, when and from where is the
   * server's to say.
   */
  public void insert(Run run) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
      statement.setObject(1, run.id().uuid());
      statement.setObject(
          2, run.rollbackId().isPresent() ? run.rollbackId().getAsInt() : null, Types.INTEGER);
      statement.setArray(3, texts(run.groups()));
      statement.setString(4, run.mark());
      statement.setBoolean(5, run.logged());
      statement.setInt(6, run.sessionCount());
      statement.setString(7, run.databaseName());
      statement.setLong(8, run.databaseOid());
      statement.setArray(9, texts(run.gids()));
      statement.setArray(10, integers(run.backends()));
      statement.executeUpdate();
    }
  }

  /** Notes the engine's id of the rollback. */
  public void setRollback(RunId run, int rollbackId) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SET_ROLLBACK)) {
      statement.setInt(1, rollbackId);
      updateOne(statement, 2, run);
    }
  }

  /** Notes the process ids of the sessions' backends, in session order. */
  public void setBackends(RunId run, List<Integer> backends) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SET_BACKENDS)) {
      statement.setArray(1, integers(backends));
      updateOne(statement, 2, run);
    }
  }

  /**
   * Keeps what was planned and what came of it.
   *
   * @param plan JSON
   * @param report JSON
   */
  public void setReport(RunId run, String plan, String report) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SET_REPORT)) {
      statement.setString(1, plan);
      statement.setString(2, report);
      updateOne(statement, 3, run);
    }
  }

  /** Notes that nothing is left to do; the first time counts. */
  public void finish(RunId run) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(FINISH)) {
      statement.setObject(1, run.uuid());
      statement.executeUpdate();
    }
  }

  /** The run of that id, if there is one. */
  public Optional<Run> find(RunId run) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(FIND)) {
      statement.setObject(1, run.uuid());
      return list(statement).stream().findFirst();
    }
  }

  /** The runs whose ids begin so, oldest first. */
  public List<Run> startingWith(String beginning) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(STARTING_WITH)) {
      statement.setString(1, beginning);
      return list(statement);
    }
  }

  /**
   * Runs that are neither decided nor finished, oldest first: in progress, or for recovery to bury.
   */
  public List<Run> undecided() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(UNDECIDED)) {
      return list(statement);
    }
  }

  /** The last runs, newest first, at most that many. */
  public List<Run> recent(int limit) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(RECENT)) {
      statement.setInt(1, limit);
      return list(statement);
    }
  }

  private Array texts(List<String> values) throws SQLException {
    return connection.createArrayOf("text", values.toArray());
  }

  private Array integers(List<Integer> values) throws SQLException {
    return connection.createArrayOf("int4", values.toArray());
  }

  private static void updateOne(PreparedStatement statement, int index, RunId run)
      throws SQLException {
    statement.setObject(index, run.uuid());
    if (statement.executeUpdate() != 1) {
      throw new SQLException("run " + run + " has no row in emaj_batch.run", "P0002");
    }
  }

  private static List<Run> list(PreparedStatement statement) throws SQLException {
    List<Run> runs = new ArrayList<>();
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        runs.add(run(row));
      }
    }
    return runs;
  }

  private static Run run(ResultSet row) throws SQLException {
    int rollbackId = row.getInt("rollback_id");
    OptionalInt rollback = row.wasNull() ? OptionalInt.empty() : OptionalInt.of(rollbackId);
    return new Run(
        new RunId(row.getObject("run_id", UUID.class)),
        rollback,
        List.of((String[]) row.getArray("groups").getArray()),
        row.getString("mark"),
        row.getBoolean("is_logged"),
        row.getInt("session_count"),
        row.getString("database_name"),
        row.getLong("database_oid"),
        List.of((String[]) row.getArray("gids").getArray()),
        List.of((Integer[]) row.getArray("backends").getArray()),
        row.getString("started_by"),
        row.getObject("started_at", OffsetDateTime.class).toInstant(),
        Optional.ofNullable(row.getObject("finished_at", OffsetDateTime.class))
            .map(OffsetDateTime::toInstant));
  }
}
