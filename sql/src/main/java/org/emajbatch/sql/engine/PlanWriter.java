package org.emajbatch.sql.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

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
   * Writes the assignment, all of it or nothing.
   *
   * @param ownConnection in autocommit mode, none of the rollback's sessions
   * @param rollbackId the rollback
   * @param sessions how many sessions it was opened with
   * @param assignment the session of each batch and of each table without a batch
   * @throws PlanAssignmentException when the plan is not visible to other sessions, or would not be
   *     sound; it then stands as it was
   */
  public static void write(
      Connection ownConnection, int rollbackId, int sessions, SessionAssignment assignment)
      throws SQLException, PlanAssignmentException {
    if (!Query.first(ownConnection, PLAN_IS_SHARED, row -> row.getBoolean(1), sessions, rollbackId)
        .orElse(false)) {
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
      check(ownConnection, rollbackId, sessions);
      ownConnection.commit();
    } catch (SQLException | PlanAssignmentException e) {
      ownConnection.rollback();
      throw e;
    } finally {
      ownConnection.setAutoCommit(true);
    }
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
