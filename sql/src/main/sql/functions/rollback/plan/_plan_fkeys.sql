-- The foreign keys that touch the tables of a plan: one row for each end of a key at each locked table, a partition standing for
-- itself. A key is named by the constraint at its root: one that a partition inherits, or has because its target is partitioned,
-- is part of that of the partitioned table.
-- is_inside: all tables at the other end go back to the same point in time, at which the key was there, so it holds afterwards
-- without being checked. Nobody notes when a key was made or validated, but its row in the catalog tells the transaction, and all
-- transactions below time_xmin had ended by then. Nor may the mark have been set amid a transaction that was writing to either end if
-- the key is is_late: deferrable, within one table, or with an action on update. Such a key need not have held at that moment.
-- is_guarded: the server would check this end; its owner may have switched that off by ALTER TABLE ... DISABLE TRIGGER.
-- is_loud: it would check this end even under replica role.
-- A key that is not enforced (PostgreSQL 18) is none.
CREATE FUNCTION emaj._plan_fkeys(p_rlbk_id INT)
RETURNS TABLE (fkey OID, member OID, is_referencing BOOLEAN, is_inside BOOLEAN, is_guarded BOOLEAN, is_loud BOOLEAN)
LANGUAGE sql STABLE AS
$_plan_fkeys$
  WITH RECURSIVE locked AS (
    SELECT pg_class.oid, rlbp_target_time_id AS target, time_xmin, tbl_is_amid AS is_amid
      FROM emaj.emaj_rlbk_plan
           JOIN emaj.emaj_time_stamp ON time_id = rlbp_target_time_id
           JOIN emaj.emaj_table ON tbl_schema = rlbp_schema AND tbl_name = rlbp_table AND tbl_time_id = rlbp_target_time_id
           JOIN pg_namespace ON nspname = rlbp_schema
           JOIN pg_class ON relnamespace = pg_namespace.oid AND relname = rlbp_table
      WHERE rlbp_rlbk_id = p_rlbk_id AND rlbp_step = 'LOCK_TABLE'),
  lineage AS (
    SELECT oid, oid AS root, target, time_xmin, is_amid FROM locked
    UNION ALL
    SELECT lineage.oid, inhparent, target, time_xmin, is_amid
      FROM lineage
           JOIN pg_inherits ON inhrelid = root
           JOIN pg_class ON pg_class.oid = inhrelid AND relispartition),
  family AS (
    SELECT con.oid AS root, con.oid, conrelid, confrelid, con.xmin,
           condeferrable OR conrelid = confrelid OR confupdtype NOT IN ('a', 'r') AS is_late
      FROM pg_constraint AS con
      WHERE contype = 'f' AND conparentid = 0 AND coalesce((to_jsonb(con) ->> 'conenforced')::BOOLEAN, TRUE)
    UNION ALL
    SELECT family.root, con.oid, family.conrelid, family.confrelid, con.xmin, is_late
      FROM family JOIN pg_constraint AS con ON con.conparentid = family.oid),
  fkey AS (
    SELECT root AS oid, conrelid, confrelid, is_late, max(emaj._writer(xmin)) AS made_by
      FROM family
      GROUP BY root, conrelid, confrelid, is_late),
  key_end AS MATERIALIZED (
    SELECT fkey.oid AS fkey, lineage.oid AS member, TRUE AS is_referencing, confrelid AS other, target, made_by < time_xmin AS is_older,
           is_late AND is_amid AS is_open
      FROM lineage JOIN fkey ON conrelid = root
    UNION ALL
    SELECT fkey.oid, lineage.oid, FALSE, conrelid, target, made_by < time_xmin, is_late AND is_amid
      FROM lineage JOIN fkey ON confrelid = root),
  side AS (
    SELECT fkey, is_referencing, count(*) AS members, min(target) AS first_target, max(target) AS last_target,
           bool_or(is_open) AS is_open
      FROM key_end GROUP BY fkey, is_referencing),
  tree AS (
    SELECT root, count(*) FILTER (WHERE is_leaf) AS leaves
      FROM (SELECT DISTINCT other AS root FROM key_end JOIN pg_class ON pg_class.oid = other AND relkind = 'p') AS partitioned
           CROSS JOIN LATERAL emaj._partition_tree(root)
      GROUP BY root),
  altered AS (
    SELECT con.oid AS fkey, conparentid, tgrelid, tgenabled,
           tgfoid IN ('"RI_FKey_check_ins"()'::regprocedure, '"RI_FKey_check_upd"()'::regprocedure) AS is_referencing
      FROM pg_trigger JOIN pg_constraint AS con ON con.oid = tgconstraint
      WHERE contype = 'f' AND tgenabled <> 'O'
    UNION ALL
    SELECT con.oid, con.conparentid, tgrelid, tgenabled, is_referencing
      FROM altered JOIN pg_constraint AS con ON con.oid = altered.conparentid),
  guard AS (
    -- Each end of a key has two triggers.
    SELECT fkey, tgrelid AS member, is_referencing, count(*) FILTER (WHERE tgenabled IN ('D', 'R')) < 2 AS is_guarded,
           bool_or(tgenabled IN ('A', 'R')) AS is_loud
      FROM altered WHERE conparentid = 0
      GROUP BY fkey, tgrelid, is_referencing)
  SELECT key_end.fkey, key_end.member, key_end.is_referencing,
         coalesce(is_older AND NOT key_end.is_open AND NOT side.is_open AND side.members = coalesce(leaves, 1) AND first_target = target AND last_target = target, FALSE),
         coalesce(guard.is_guarded, TRUE), coalesce(guard.is_loud, FALSE)
    FROM key_end
         LEFT JOIN tree ON tree.root = key_end.other
         LEFT JOIN side ON side.fkey = key_end.fkey AND side.is_referencing = NOT key_end.is_referencing
         LEFT JOIN guard ON guard.fkey = key_end.fkey AND guard.member = key_end.member AND guard.is_referencing = key_end.is_referencing;
$_plan_fkeys$;
