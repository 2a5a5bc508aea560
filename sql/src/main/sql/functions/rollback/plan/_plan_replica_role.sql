-- Marks the tables that are restored with session_replication_role = replica, under which foreign keys are not checked row by
-- row: those that have any. What a trigger writes that the group's definition keeps enabled would not be checked either, so a
-- table with such a trigger is marked only if all its keys are inside. Deferrable unique constraints are not checked under
-- replica role, so none may be younger than the point in time that the table goes back to, nor may
-- that be amid a transaction that wrote to it.
CREATE FUNCTION emaj._plan_replica_role(p_rlbk_id INT)
RETURNS VOID LANGUAGE plpgsql AS
$_plan_replica_role$
BEGIN
  IF to_regproc('emaj._restore_rows_as_replica') IS NULL THEN
    RETURN;
  END IF;
  UPDATE emaj.emaj_rlbk_plan SET rlbp_is_repl_role_replica = TRUE
    FROM (SELECT nspname, relname
            FROM emaj._plan_fkeys(p_rlbk_id)
                 JOIN pg_class ON pg_class.oid = member
                 JOIN pg_namespace ON pg_namespace.oid = relnamespace
                 JOIN emaj.emaj_relation ON rel_schema = nspname AND rel_tblseq = relname AND upper_inf(rel_time_range)
                 LEFT JOIN emaj._application_triggers()
                   ON table_oid = member AND trigger_name = ANY (rel_ignored_triggers) AND enabled <> 'D'
            GROUP BY nspname, relname
            HAVING bool_and(is_inside) OR count(table_oid) = 0) AS replica
    WHERE rlbp_rlbk_id = p_rlbk_id AND rlbp_schema = nspname AND rlbp_table = relname
      AND rlbp_step IN ('LOCK_TABLE', 'RLBK_TABLE')
      AND NOT EXISTS (SELECT FROM pg_constraint AS con JOIN emaj.emaj_time_stamp ON time_id = rlbp_target_time_id
                             JOIN emaj.emaj_table ON tbl_schema = rlbp_schema AND tbl_name = rlbp_table AND tbl_time_id = time_id
                        WHERE conrelid = format('%I.%I', rlbp_schema, rlbp_table)::regclass AND condeferrable AND contype IN ('p', 'u', 'x')
                          AND (tbl_is_amid OR emaj._writer(con.xmin) >= time_xmin));
END;
$_plan_replica_role$;
