-- The foreign keys that touch the tables of a plan, one row for each pair of tables that hold rows.
-- root_*: the constraint that can be dropped: a key inherited from a partitioned table belongs to its root.
-- is_inside: both ends go back to the same point in time, so the key holds afterwards without being checked. A key that
-- refers to a partitioned table has one more row for each partition, and those rows tell.
CREATE FUNCTION emaj._plan_fkeys(p_rlbk_id INT)
RETURNS TABLE (referencing OID, referenced OID, is_inside BOOLEAN, root_key OID, root_referencing OID, root_referenced OID)
LANGUAGE sql STABLE AS
$_plan_fkeys$
  WITH RECURSIVE locked AS (
    SELECT pg_class.oid, rlbp_target_time_id
      FROM emaj.emaj_rlbk_plan
           JOIN pg_namespace ON nspname = rlbp_schema
           JOIN pg_class ON relnamespace = pg_namespace.oid AND relname = rlbp_table
      WHERE rlbp_rlbk_id = p_rlbk_id AND rlbp_step = 'LOCK_TABLE'),
  touching AS (
    SELECT con.oid, con.conrelid, con.confrelid,
           to_table.relkind = 'p' OR coalesce(from_locked.rlbp_target_time_id = to_locked.rlbp_target_time_id, FALSE) AS is_inside
      FROM pg_constraint AS con
           JOIN pg_class AS from_table ON from_table.oid = con.conrelid AND from_table.relkind <> 'p'
           JOIN pg_class AS to_table ON to_table.oid = con.confrelid
           LEFT JOIN locked AS from_locked ON from_locked.oid = con.conrelid
           LEFT JOIN locked AS to_locked ON to_locked.oid = con.confrelid
      WHERE con.contype = 'f' AND (from_locked.oid IS NOT NULL OR to_locked.oid IS NOT NULL)),
  ancestor AS (
    SELECT oid AS key, oid AS root FROM touching
    UNION ALL
    SELECT ancestor.key, con.conparentid
      FROM ancestor JOIN pg_constraint AS con ON con.oid = ancestor.root
      WHERE con.conparentid <> 0)
  SELECT touching.conrelid, touching.confrelid, touching.is_inside, root.oid, root.conrelid, root.confrelid
    FROM touching
         JOIN ancestor ON ancestor.key = touching.oid
         JOIN pg_constraint AS root ON root.oid = ancestor.root AND root.conparentid = 0;
$_plan_fkeys$;
