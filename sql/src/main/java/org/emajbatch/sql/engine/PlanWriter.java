package org.emajbatch.sql.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Writes an assignment of sessions back onto the engine's plan, between init and the first lock.
 * Never on a connection of the rollback itself: the other sessions would not see it, and the
 * engine's own dblink connections would wait for it without end.
 */
public final class PlanWriter {

  private static final String PLAN_IS_SHARED =
      "SELECT rlbk_is_dblink_used AND rlbk_nb_session = ? FROM emaj.emaj_rlbk WHERE rlbk_id = ?";

  private static final String MOVE_BATCHES =
      """
      UPDATE emaj.emaj_rlbk_plan AS p
         SET rlbp_session = a.session
        FROM unnest(?::int[], ?::int[]) AS a (batch, session)
       WHERE p.rlbp_rlbk_id = ? AND p.rlbp_batch_number = a.batch
         AND p.rlbp_step::text NOT LIKE 'CTRL%' AND p.rlbp_step::text <> 'RLBK_SEQUENCES'
         AND p.rlbp_session IS DISTINCT FROM a.session
      """;

  private static final String MOVE_UNBATCHED =
      """
      UPDATE emaj.emaj_rlbk_plan AS p
         SET rlbp_session = a.session
        FROM unnest(?::text[], ?::text[], ?::int[]) AS a (schema, name, session)
       WHERE p.rlbp_rlbk_id = ? AND p.rlbp_batch_number IS NULL
         AND p.rlbp_step::text = 'LOCK_TABLE'
         AND p.rlbp_schema = a.schema AND p.rlbp_table = a.name
         AND p.rlbp_session IS DISTINCT FROM a.session
      """;

  /** Through jsonb because the object's column had another name in old versions. */
  private static final String ESTIMATE =
      """
      UPDATE emaj.emaj_rlbk_plan AS p
         SET rlbp_estimated_duration = pg_catalog.make_interval(secs => a.micros / 1e6)
        FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[]) AS a (step, schema, name, object, micros)
       WHERE p.rlbp_rlbk_id = ? AND p.rlbp_step = a.step::emaj._rlbk_step_enum
         AND p.rlbp_schema = a.schema AND p.rlbp_table = a.name
         AND coalesce(pg_catalog.to_jsonb(p) ->> 'rlbp_object', pg_catalog.to_jsonb(p) ->> 'rlbp_fkey', '') = a.object
      """;

  /** Sums of longer ones do not fit into an interval. */
  private static final long LONGEST_MICROS = 1_000_000_000_000_000L;

  /** Steps of a session that is not there would silently never be done. */
  private static final String NOBODYS_STEPS =
      """
      SELECT count(*)
        FROM emaj.emaj_rlbk_plan
       WHERE rlbp_rlbk_id = ? AND rlbp_step::text NOT LIKE 'CTRL%'
         AND (rlbp_session IS NULL OR rlbp_session NOT BETWEEN 1 AND ?)
      """;

  /** Whoever locks a table shuts everybody else out of it, and a batch is one chain of steps. */
  private static final String TORN_TABLES_AND_BATCHES =
      """
      SELECT count(*)
        FROM (SELECT 1
                FROM emaj.emaj_rlbk_plan
               WHERE rlbp_rlbk_id = ? AND rlbp_step::text NOT LIKE 'CTRL%'
                 AND rlbp_step::text <> 'RLBK_SEQUENCES'
               GROUP BY GROUPING SETS ((rlbp_schema, rlbp_table), (rlbp_batch_number))
              HAVING count(DISTINCT rlbp_session) > 1
                 AND (GROUPING(rlbp_batch_number) = 1 OR rlbp_batch_number IS NOT NULL)) AS torn
      """;

  private PlanWriter() {}

  /**
   * Writes the assignment and the estimates, all of it or nothing.
   *
   * @param ownConnection in autocommit mode, none of the rollback's sessions
   * @param rollbackId the rollback
   * @param sessions how many sessions it was opened with
   * @param assignment the session of each batch and of each table without a batch
   * @param estimates of steps, in microseconds; whoever watches the rollback goes by them
   * @throws PlanAssignmentException when the plan is not visible to other sessions, or would not be
   *     sound; it then stands as it was
   */
  public static void write(
      Connection ownConnection,
      int rollbackId,
      int sessions,
      SessionAssignment assignment,
      Map<PlanStep, Long> estimates)
      throws SQLException, PlanAssignmentException {
    if (!isShared(ownConnection, rollbackId, sessions)) {
      throw new PlanAssignmentException(
          "the engine's plan of rollback "
              + rollbackId
              + " is not visible to other sessions, or not made for "
              + sessions
              + " of them");
    }
    ownConnection.setAutoCommit(false);
    try {
      move(ownConnection, rollbackId, assignment);
      estimate(ownConnection, rollbackId, estimates);
      check(ownConnection, rollbackId, sessions);
      ownConnection.commit();
    } catch (SQLException | PlanAssignmentException e) {
      ownConnection.rollback();
      throw e;
    } finally {
      ownConnection.setAutoCommit(true);
    }
  }

  /**
   * Writes the estimates of a rollback in one session, where others see its plan; elsewhere they
   * would help nobody.
   *
   * @param ownConnection in autocommit mode, not the rollback's session
   * @param estimates of steps, in microseconds
   */
  public static void writeEstimates(
      Connection ownConnection, int rollbackId, Map<PlanStep, Long> estimates) throws SQLException {
    if (isShared(ownConnection, rollbackId, 1)) {
      estimate(ownConnection, rollbackId, estimates);
    }
  }

  private static boolean isShared(Connection connection, int rollbackId, int sessions)
      throws SQLException {
    return Query.first(connection, PLAN_IS_SHARED, row -> row.getBoolean(1), sessions, rollbackId)
        .orElse(false);
  }

  private static void estimate(Connection connection, int rollbackId, Map<PlanStep, Long> estimates)
      throws SQLException {
    List<Map.Entry<PlanStep, Long>> all = List.copyOf(estimates.entrySet());
    Query.run(
        connection,
        ESTIMATE,
        texts(all, PlanStep::step),
        texts(all, step -> step.table().map(TableName::schema).orElse("")),
        texts(all, step -> step.table().map(TableName::name).orElse("")),
        texts(all, PlanStep::object),
        all.stream().map(one -> Math.min(LONGEST_MICROS, one.getValue())).toArray(Long[]::new),
        rollbackId);
  }

  private static String[] texts(
      List<Map.Entry<PlanStep, Long>> steps, Function<PlanStep, String> column) {
    return steps.stream().map(Map.Entry::getKey).map(column).toArray(String[]::new);
  }

  private static void move(Connection connection, int rollbackId, SessionAssignment assignment)
      throws SQLException {
    List<Map.Entry<Integer, Integer>> batches = List.copyOf(assignment.batches().entrySet());
    Query.run(
        connection,
        MOVE_BATCHES,
        batches.stream().map(Map.Entry::getKey).toArray(Integer[]::new),
        batches.stream().map(Map.Entry::getValue).toArray(Integer[]::new),
        rollbackId);
    List<Map.Entry<TableName, Integer>> tables = List.copyOf(assignment.unbatched().entrySet());
    Query.run(
        connection,
        MOVE_UNBATCHED,
        tables.stream().map(table -> table.getKey().schema()).toArray(String[]::new),
        tables.stream().map(table -> table.getKey().name()).toArray(String[]::new),
        tables.stream().map(Map.Entry::getValue).toArray(Integer[]::new),
        rollbackId);
  }

  private static void check(Connection connection, int rollbackId, int sessions)
      throws SQLException, PlanAssignmentException {
    long lost = Query.one(connection, NOBODYS_STEPS, row -> row.getLong(1), rollbackId, sessions);
    if (lost > 0) {
      throw new PlanAssignmentException(lost + " steps of the plan belong to no session");
    }
    long torn = Query.one(connection, TORN_TABLES_AND_BATCHES, row -> row.getLong(1), rollbackId);
    if (torn > 0) {
      throw new PlanAssignmentException(
          torn + " tables or batches of the plan are spread over several sessions");
    }
  }
}
