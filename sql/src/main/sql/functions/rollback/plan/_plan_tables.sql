-- Plans the lock of every table, and the restore of those with changes. Returns: how many have changes.
CREATE FUNCTION emaj._plan_tables(p_rlbk emaj.emaj_rlbk)
RETURNS INT LANGUAGE plpgsql AS
$_plan_tables$
DECLARE
  v_tables INT;
BEGIN
  INSERT INTO emaj.emaj_rlbk_plan (rlbp_rlbk_id, rlbp_step, rlbp_schema, rlbp_table, rlbp_target_time_id, rlbp_is_repl_role_replica,
                                   rlbp_estimated_quantity)
    SELECT p_rlbk.rlbk_id, step.kind, schema_name, table_name, target_time_id, FALSE, CASE WHEN step.kind = 'RLBK_TABLE' THEN rows END
      FROM emaj._log_counts(p_rlbk.rlbk_groups, p_rlbk.rlbk_mark_time_id, NULL) AS counts
           JOIN (VALUES ('LOCK_TABLE'::emaj._rlbk_step_enum), ('RLBK_TABLE')) AS step (kind)
             ON step.kind = 'LOCK_TABLE' OR counts.rows > 0;
  SELECT count(*) INTO v_tables FROM emaj.emaj_rlbk_plan WHERE rlbp_rlbk_id = p_rlbk.rlbk_id AND rlbp_step = 'RLBK_TABLE';
  RETURN v_tables;
END;
$_plan_tables$;
