-- The pairs of tables that must share a session because of a foreign key that has steps: those steps run once, in the session
-- of the key's own table, after all restores. They must see what was restored at both ends, and they lock: building a key locks
-- both its tables with all partitions, wherever they are; checking one locks rows, which only a session of this rollback that
-- has locked the table would not let it do.
CREATE FUNCTION emaj._plan_bindings(p_rlbk_id INT)
RETURNS TABLE (one OID, other OID) LANGUAGE sql STABLE AS
$_plan_bindings$
  WITH handled AS (
    SELECT con.oid AS fkey, conrelid, confrelid, bool_or(rlbp_step = 'ADD_FK') AS is_rebuilt
      FROM emaj.emaj_rlbk_plan
           JOIN pg_constraint AS con ON conrelid = format('%I.%I', rlbp_schema, rlbp_table)::regclass AND conname = rlbp_object
      WHERE rlbp_rlbk_id = p_rlbk_id AND rlbp_step IN ('ADD_FK', 'SET_FK_IMM') AND contype = 'f'
      GROUP BY con.oid),
  visited AS (
    SELECT handled.conrelid AS checked_by, coalesce(pg_partition_root(visit), visit)::OID AS root, is_rebuilt
      FROM handled CROSS JOIN LATERAL (VALUES (conrelid), (confrelid)) AS visited (visit))
  SELECT member, conrelid FROM emaj._plan_fkeys(p_rlbk_id) JOIN handled USING (fkey)
  UNION
  SELECT confrelid, conrelid FROM handled WHERE is_rebuilt
  UNION
  SELECT tree.member, root
    FROM (SELECT conrelid AS root FROM handled WHERE is_rebuilt UNION SELECT confrelid FROM handled WHERE is_rebuilt) AS rebuilt
         JOIN pg_class ON pg_class.oid = root AND relkind = 'p'
         CROSS JOIN LATERAL emaj._partition_tree(root) AS tree
  UNION
  SELECT root, checked_by FROM visited WHERE root IN (SELECT root FROM visited WHERE is_rebuilt);
$_plan_bindings$;
