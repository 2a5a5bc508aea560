-- Plans what happens to the foreign keys that a restore outside replica role would check too early:
-- a deferrable key without actions is deferred and checked at the end, any other is dropped and built again. So is a deferrable
-- one that shares its name with one that is not: SET CONSTRAINTS knows keys by schema and name only.
CREATE FUNCTION emaj._plan_foreign_keys(p_rlbk_id INT)
RETURNS VOID LANGUAGE sql AS
$_plan_foreign_keys$
  WITH restored AS (
    SELECT format('%I.%I', rlbp_schema, rlbp_table)::regclass::OID AS oid, rlbp_estimated_quantity AS rows
      FROM emaj.emaj_rlbk_plan
      WHERE rlbp_rlbk_id = p_rlbk_id AND rlbp_step = 'RLBK_TABLE' AND NOT rlbp_is_repl_role_replica),
  active AS (
    SELECT root_key, sum(coalesce(one.rows, 0) + coalesce(other.rows, 0))::BIGINT AS rows
      FROM emaj._plan_fkeys(p_rlbk_id) AS fkey
           LEFT JOIN restored AS one ON one.oid = fkey.referencing
           LEFT JOIN restored AS other ON other.oid = fkey.referenced
      WHERE one.oid IS NOT NULL OR other.oid IS NOT NULL
      GROUP BY root_key),
  handled AS (
    SELECT nspname, relname, conname, pg_get_constraintdef(con.oid) AS definition, active.rows, greatest(reltuples, 0)::BIGINT AS tuples,
           condeferred,
           condeferrable AND confupdtype = 'a' AND confdeltype = 'a'
             AND NOT EXISTS (SELECT FROM pg_constraint AS namesake
                               WHERE namesake.connamespace = con.connamespace AND namesake.conname = con.conname
                                 AND namesake.contype = 'f' AND NOT namesake.condeferrable) AS is_deferrable
      FROM active
           JOIN pg_constraint AS con ON con.oid = root_key
           JOIN pg_class ON pg_class.oid = conrelid
           JOIN pg_namespace ON pg_namespace.oid = relnamespace)
  INSERT INTO emaj.emaj_rlbk_plan (rlbp_rlbk_id, rlbp_step, rlbp_schema, rlbp_table, rlbp_object, rlbp_object_def, rlbp_estimated_quantity)
    SELECT p_rlbk_id, step.kind, nspname, relname, conname, CASE WHEN NOT is_deferrable THEN definition END,
           CASE step.kind WHEN 'ADD_FK' THEN tuples WHEN 'SET_FK_IMM' THEN handled.rows END
      FROM handled
           JOIN (VALUES ('DROP_FK'::emaj._rlbk_step_enum, FALSE), ('ADD_FK', FALSE), ('SET_FK_DEF', TRUE), ('SET_FK_IMM', TRUE))
             AS step (kind, if_deferrable)
             ON step.if_deferrable = handled.is_deferrable AND NOT (step.kind = 'SET_FK_DEF' AND handled.condeferred);
$_plan_foreign_keys$;
