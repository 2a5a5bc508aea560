-- Marks the tables that are restored with session_replication_role = replica: those all of whose foreign keys are inside.
CREATE FUNCTION emaj._plan_replica_role(p_rlbk_id INT)
RETURNS VOID LANGUAGE plpgsql AS
$_plan_replica_role$
BEGIN
  IF to_regprocedure('emaj._restore_rows_as_replica(emaj.emaj_relation, bigint, bigint, boolean)') IS NULL THEN
    RETURN;
  END IF;
  UPDATE emaj.emaj_rlbk_plan SET rlbp_is_repl_role_replica = TRUE
    FROM (SELECT nspname, relname
            FROM (SELECT referencing AS oid, is_inside FROM emaj._plan_fkeys(p_rlbk_id)
                  UNION ALL
                  SELECT referenced, is_inside FROM emaj._plan_fkeys(p_rlbk_id)) AS key_end
                 JOIN pg_class USING (oid) JOIN pg_namespace ON pg_namespace.oid = relnamespace
            GROUP BY nspname, relname
            HAVING bool_and(is_inside)) AS replica
    WHERE rlbp_rlbk_id = p_rlbk_id AND rlbp_schema = nspname AND rlbp_table = relname
      AND rlbp_step IN ('LOCK_TABLE', 'RLBK_TABLE');
END;
$_plan_replica_role$;
