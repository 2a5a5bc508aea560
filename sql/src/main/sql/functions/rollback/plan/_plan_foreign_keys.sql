-- Plans what happens to the foreign keys that do not hold by themselves after the restore. In this order of preference:
-- * tables are restored under replica role, and the rows that this put back or took away are looked up afterwards (step
--   SET_FK_IMM with rlbp_is_repl_role_replica, see _check_fkey());
-- * a deferrable key without actions is deferred and checked at the end. Not one that shares its name with one that is not
--   deferrable: SET CONSTRAINTS knows keys by schema and name only;
-- * dropped and built again.
CREATE FUNCTION emaj._plan_foreign_keys(p_rlbk_id INT)
RETURNS VOID LANGUAGE sql AS
$_plan_foreign_keys$
  WITH restored AS (
    SELECT format('%I.%I', rlbp_schema, rlbp_table)::regclass::OID AS member, rlbp_is_repl_role_replica AS is_replica,
           rlbp_estimated_quantity AS rows
      FROM emaj.emaj_rlbk_plan
      WHERE rlbp_rlbk_id = p_rlbk_id AND rlbp_step = 'RLBK_TABLE'),
  active AS (
    SELECT fkey, sum(rows)::BIGINT AS rows, bool_or(is_loud) AS is_loud, bool_or(NOT is_replica) AS is_checked_by_server,
           bool_or(is_replica AND NOT is_inside) AS is_checked_by_us
      FROM emaj._plan_fkeys(p_rlbk_id) JOIN restored USING (member)
      WHERE is_guarded
      GROUP BY fkey
      HAVING bool_or(is_loud OR NOT is_replica OR NOT is_inside)),
  handled AS (
    SELECT nspname, relname, conname, condeferred, active.rows, greatest(reltuples, 0)::BIGINT AS tuples, con.oid AS fkey,
           CASE
             WHEN is_loud OR (is_checked_by_server AND is_checked_by_us) THEN 'REBUILD'
             WHEN is_checked_by_us THEN CASE WHEN emaj._can_check_fkey(con) THEN 'CHECK' ELSE 'REBUILD' END
             WHEN condeferrable AND confupdtype = 'a' AND confdeltype = 'a'
                  AND NOT EXISTS (SELECT FROM pg_constraint AS namesake
                                    WHERE namesake.connamespace = con.connamespace AND namesake.conname = con.conname
                                      AND namesake.contype = 'f' AND NOT namesake.condeferrable) THEN 'DEFER'
             ELSE 'REBUILD'
           END AS way
      FROM active
           JOIN pg_constraint AS con ON con.oid = active.fkey
           JOIN pg_class ON pg_class.oid = conrelid
           JOIN pg_namespace ON pg_namespace.oid = relnamespace)
  INSERT INTO emaj.emaj_rlbk_plan (rlbp_rlbk_id, rlbp_step, rlbp_schema, rlbp_table, rlbp_object, rlbp_object_def,
                                   rlbp_object_state, rlbp_is_repl_role_replica, rlbp_estimated_quantity)
    SELECT p_rlbk_id, step.kind, nspname, relname, conname, CASE WHEN handled.way = 'REBUILD' THEN pg_get_constraintdef(fkey) END,
           CASE step.kind WHEN 'ADD_FK' THEN emaj._fkey_state(fkey) END,
           CASE WHEN step.kind = 'SET_FK_IMM' THEN handled.way = 'CHECK' END,
           CASE step.kind WHEN 'ADD_FK' THEN tuples WHEN 'SET_FK_IMM' THEN handled.rows END
      FROM handled
           JOIN (VALUES ('REBUILD', 'DROP_FK'::emaj._rlbk_step_enum), ('REBUILD', 'ADD_FK'), ('DEFER', 'SET_FK_DEF'), ('DEFER', 'SET_FK_IMM'),
                        ('CHECK', 'SET_FK_IMM')) AS step (way, kind)
             ON step.way = handled.way AND NOT (step.kind = 'SET_FK_DEF' AND condeferred);
$_plan_foreign_keys$;
