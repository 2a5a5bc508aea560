-- Notes how many changes an unlogged rollback has deleted from each log, so that counts stay right: the log counters are never
-- set back. Called at the end, while the tables are still locked, so that nobody moves their counters.
CREATE FUNCTION emaj._record_seq_holes(p_rlbk emaj.emaj_rlbk)
RETURNS VOID LANGUAGE sql AS
$_record_seq_holes$
  SELECT emaj._add_seq_holes(ARRAY (
    SELECT ROW (tbl_schema, tbl_name, rlbp_target_time_id, p_rlbk.rlbk_time_id,
                emaj._log_counter(rel_log_schema, rel_log_sequence) - tbl_log_seq_last_val)::emaj.emaj_seq_hole
      FROM emaj.emaj_rlbk_plan
           JOIN emaj.emaj_table ON tbl_schema = rlbp_schema AND tbl_name = rlbp_table AND tbl_time_id = rlbp_target_time_id
           JOIN emaj.emaj_relation ON rel_schema = rlbp_schema AND rel_tblseq = rlbp_table AND upper_inf(rel_time_range)
      WHERE rlbp_rlbk_id = p_rlbk.rlbk_id AND rlbp_step = 'RLBK_TABLE'));
$_record_seq_holes$;
