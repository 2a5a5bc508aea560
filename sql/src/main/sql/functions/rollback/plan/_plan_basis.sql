-- A digest of what a plan was made from and the locks will fix: foreign keys, application triggers and deferrable constraints of the
-- tables. A plan that was made from something else must not be executed. Planner settings as in _rlbk_planning().
CREATE FUNCTION emaj._plan_basis(p_rlbk_id INT)
RETURNS TEXT LANGUAGE sql STABLE SET enable_nestloop = off SET jit = off AS
$_plan_basis$
  WITH locked AS (
    SELECT pg_class.oid
      FROM emaj.emaj_rlbk_plan
           JOIN pg_namespace ON nspname = rlbp_schema
           JOIN pg_class ON relnamespace = pg_namespace.oid AND relname = rlbp_table
      WHERE rlbp_rlbk_id = p_rlbk_id AND rlbp_step = 'LOCK_TABLE')
  SELECT md5(string_agg(fact, E'\n' ORDER BY fact COLLATE "C"))
    FROM (SELECT ROW('fkey', fkeys.*)::TEXT FROM emaj._plan_fkeys(p_rlbk_id) AS fkeys
          UNION ALL
          SELECT ROW('trigger', triggers.*)::TEXT FROM emaj._application_triggers() AS triggers JOIN locked ON table_oid = locked.oid
          UNION ALL
          SELECT ROW('deferrable', pg_constraint.oid)::TEXT FROM pg_constraint JOIN locked ON conrelid = locked.oid WHERE condeferrable)
         AS basis (fact);
$_plan_basis$;
