-- The pairs of tables that must share a session, because one session's step on a key waits for a lock on both:
-- dropping and building a key locks both its ends, wherever they are; checking a deferred key locks rows, which matters only
-- where the other end is locked by a session of this rollback. A key of a table outside the groups has its steps in the session
-- of the table that it refers to.
CREATE FUNCTION emaj._plan_bindings(p_rlbk_id INT)
RETURNS TABLE (one OID, other OID) LANGUAGE sql STABLE AS
$_plan_bindings$
  WITH locked AS (
    SELECT format('%I.%I', rlbp_schema, rlbp_table)::regclass::OID AS oid
      FROM emaj.emaj_rlbk_plan WHERE rlbp_rlbk_id = p_rlbk_id AND rlbp_step = 'LOCK_TABLE'),
  handled AS (
    SELECT con.oid, bool_or(rlbp_step = 'ADD_FK') AS is_rebuilt
      FROM emaj.emaj_rlbk_plan
           JOIN pg_constraint AS con ON conrelid = format('%I.%I', rlbp_schema, rlbp_table)::regclass AND conname = rlbp_object
      WHERE rlbp_rlbk_id = p_rlbk_id AND rlbp_step IN ('ADD_FK', 'SET_FK_IMM')
      GROUP BY con.oid),
  fkey AS (
    SELECT * FROM emaj._plan_fkeys(p_rlbk_id) JOIN handled ON handled.oid = root_key)
  SELECT referencing, referenced FROM fkey
    WHERE is_rebuilt OR referencing NOT IN (SELECT oid FROM locked) OR referenced IN (SELECT oid FROM locked)
  UNION
  SELECT referencing, root_referencing FROM fkey
  UNION
  SELECT referenced, root_referenced FROM fkey WHERE is_rebuilt;
$_plan_bindings$;
