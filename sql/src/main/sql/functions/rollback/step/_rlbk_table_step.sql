-- Step RLBK_TABLE: puts the rows of one table back. Returns: the number of primary keys concerned.
-- A logged rollback whose plan switches the log trigger off writes the log itself.
CREATE FUNCTION emaj._rlbk_table_step(p_rlbk emaj.emaj_rlbk, p_step emaj.emaj_rlbk_plan)
RETURNS BIGINT LANGUAGE plpgsql AS
$_rlbk_table_step$
DECLARE
  r_rel emaj.emaj_relation;
  v_min_gid BIGINT;
  v_max_gid BIGINT;
  v_is_log_written BOOLEAN;
BEGIN
  SELECT * INTO STRICT r_rel FROM emaj.emaj_relation
    WHERE rel_schema = p_step.rlbp_schema AND rel_tblseq = p_step.rlbp_table AND upper_inf(rel_time_range);
  SELECT time_last_emaj_gid INTO STRICT v_min_gid FROM emaj.emaj_time_stamp WHERE time_id = p_step.rlbp_target_time_id;
  SELECT time_last_emaj_gid INTO STRICT v_max_gid FROM emaj.emaj_time_stamp WHERE time_id = p_rlbk.rlbk_time_id;
  v_is_log_written := p_rlbk.rlbk_is_logged AND EXISTS (
    SELECT FROM emaj.emaj_rlbk_plan
      WHERE rlbp_rlbk_id = p_step.rlbp_rlbk_id AND rlbp_step = 'DIS_LOG_TRG' AND rlbp_schema = p_step.rlbp_schema
        AND rlbp_table = p_step.rlbp_table);
  PERFORM emaj._analyze_log(r_rel, p_step.rlbp_estimated_quantity);
  RETURN emaj._rlbk_tbl(r_rel, v_min_gid, v_max_gid, v_is_log_written, p_step.rlbp_is_repl_role_replica);
END;
$_rlbk_table_step$;
