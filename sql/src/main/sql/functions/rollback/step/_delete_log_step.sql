-- Step DELETE_LOG: removes the undone changes from the log. Returns: the number of log rows deleted, NULL if they were not counted.
CREATE FUNCTION emaj._delete_log_step(p_step emaj.emaj_rlbk_plan)
RETURNS BIGINT LANGUAGE plpgsql AS
$_delete_log_step$
DECLARE
  r_rel emaj.emaj_relation;
BEGIN
  SELECT * INTO STRICT r_rel FROM emaj.emaj_relation
    WHERE rel_schema = p_step.rlbp_schema AND rel_tblseq = p_step.rlbp_table AND upper_inf(rel_time_range);
  RETURN emaj._delete_log_tbl(r_rel, (SELECT time_last_emaj_gid FROM emaj.emaj_time_stamp WHERE time_id = p_step.rlbp_target_time_id),
                              p_step.rlbp_estimated_quantity);
END;
$_delete_log_step$;
