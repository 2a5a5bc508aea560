package org.emajbatch.sql.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * The steps that an engine without {@link Capability#PREVIEW} will probably plan, by the rules that
 * E-Maj documents: replica mode where it is installed as an extension and all keys of a table are
 * between tables that go back to the same moment, otherwise deferred or rebuilt keys. Good enough
 * to review a plan and to choose a number of sessions; a rollback itself must always take the steps
 * that the engine really planned.
 */
public final class PresumedPlan {

  private static final String STEPS =
      """
      (WITH relation AS (
         SELECT s.stat_schema, s.stat_table, s.stat_rows, c.oid,
                (SELECT max(greatest(lower(r.rel_time_range), m.mark_time_id))
                   FROM emaj.emaj_relation AS r
                   JOIN emaj.emaj_mark AS m ON m.mark_group = r.rel_group AND m.mark_name = g.mark
                  WHERE r.rel_schema = s.stat_schema AND r.rel_tblseq = s.stat_table
                    AND upper_inf(r.rel_time_range)) AS target,
                row_number() OVER (ORDER BY s.stat_rows DESC, s.stat_schema, s.stat_table) + 1 AS batch
           FROM (SELECT unnest(?::text[]) AS name, ?::text AS mark) AS g
                CROSS JOIN LATERAL emaj.emaj_log_stat_group(g.name, g.mark, NULL) AS s
                JOIN pg_catalog.pg_namespace AS n ON n.nspname = s.stat_schema
                JOIN pg_catalog.pg_class AS c ON c.relnamespace = n.oid AND c.relname = s.stat_table),
       fkey AS (
         SELECT k.conname, k.conrelid, k.confrelid, rn.nspname, rc.relname, rc.reltuples,
                k.condeferred, k.condeferrable AND k.confupdtype = 'a' AND k.confdeltype = 'a' AS can_wait,
                child.batch AS child_batch, parent.batch AS parent_batch,
                coalesce(child.stat_rows, 0) AS child_rows, coalesce(parent.stat_rows, 0) AS parent_rows,
                coalesce(child.target = parent.target, false) AS is_inside,
                'p' IN (rc.relkind, fc.relkind) AS is_partitioned
           FROM pg_catalog.pg_constraint AS k
                JOIN pg_catalog.pg_class AS rc ON rc.oid = k.conrelid
                JOIN pg_catalog.pg_namespace AS rn ON rn.oid = rc.relnamespace
                JOIN pg_catalog.pg_class AS fc ON fc.oid = k.confrelid
                LEFT JOIN relation AS child ON child.oid = k.conrelid
                LEFT JOIN relation AS parent ON parent.oid = k.confrelid
          WHERE k.contype = 'f' AND (child.oid IS NOT NULL OR parent.oid IS NOT NULL)),
       restored AS (
         SELECT relation.*,
                EXISTS (SELECT FROM pg_catalog.pg_extension WHERE extname = 'emaj')
                  AND EXISTS (SELECT FROM pg_catalog.pg_attribute
                               WHERE attrelid = 'emaj.emaj_rlbk_plan'::pg_catalog.regclass
                                 AND attname = 'rlbp_is_repl_role_replica')
                  AND EXISTS (SELECT FROM fkey WHERE oid IN (conrelid, confrelid))
                  AND NOT EXISTS (SELECT FROM fkey WHERE oid IN (conrelid, confrelid)
                                                     AND NOT is_inside AND NOT is_partitioned) AS is_replica
           FROM relation
          WHERE stat_rows > 0),
       handled AS (
         SELECT fkey.*, coalesce(CASE WHEN child_rows > 0 THEN child_batch END, parent_batch) AS batch
           FROM fkey
          WHERE EXISTS (SELECT FROM restored WHERE oid IN (conrelid, confrelid) AND NOT is_replica))
       SELECT 'LOCK_TABLE' AS rlbp_step, stat_schema AS rlbp_schema, stat_table AS rlbp_table,
              '' AS rlbp_object, CASE WHEN stat_rows > 0 THEN batch END::int AS rlbp_batch_number,
              1 AS rlbp_session, NULL::boolean AS rlbp_is_repl_role_replica,
              NULL::bigint AS rlbp_estimated_quantity, NULL::interval AS rlbp_estimated_duration,
              NULL::interval AS rlbp_duration, NULL::bigint AS rlbp_quantity
         FROM relation
       UNION ALL
       SELECT step, stat_schema, stat_table, '', batch::int, 1, is_replica, stat_rows, NULL, NULL, NULL
         FROM restored CROSS JOIN unnest(?::text[]) AS step
       UNION ALL
       SELECT step.name, nspname, relname, conname, batch::int, 1, NULL, step.quantity, NULL, NULL, NULL
         FROM handled
              CROSS JOIN LATERAL (VALUES
                (can_wait AND NOT condeferred, 'SET_FK_DEF', NULL::bigint),
                (can_wait, 'SET_FK_IMM', child_rows + parent_rows),
                (NOT can_wait, 'DROP_FK', NULL),
                (NOT can_wait, 'ADD_FK', greatest(reltuples, 0)::bigint)) AS step (is_there, name, quantity)
        WHERE step.is_there
       UNION ALL
       SELECT 'RLBK_SEQUENCES', '', '', '', 1, 1, NULL, count(*), NULL, NULL, NULL
         FROM emaj.emaj_relation
        WHERE rel_group = ANY (?::text[]) AND rel_kind = 'S' AND upper_inf(rel_time_range)
       HAVING count(*) > 0)
      """;

  private static final String[] UNLOGGED = {
    "DIS_LOG_TRG", "RLBK_TABLE", "DELETE_LOG", "ENA_LOG_TRG"
  };

  private static final String[] LOGGED = {PlanStep.RLBK_TABLE};

  private PresumedPlan() {}

  /**
   * The steps, none of them with an estimate.
   *
   * @param request the rollback; its mark by its real name
   */
  public static List<PlanStep> steps(Connection connection, InitRequest request)
      throws SQLException {
    String[] groups = request.groups().toArray(String[]::new);
    return EnginePlan.stepsFrom(
        connection, STEPS, groups, request.mark(), request.logged() ? LOGGED : UNLOGGED, groups);
  }
}
