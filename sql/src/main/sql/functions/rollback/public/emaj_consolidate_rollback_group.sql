-- Makes a logged rollback as if it had been unlogged: between its target mark and its end mark, logs and marks go. Both marks stay,
-- and so do all rows of the tables. Protections do not matter, since no row goes back. What application triggers that were left
-- enabled wrote during the rollback is not logged any more either, as after an unlogged one.
-- p_endRlbkMark: the mark set at the rollback's end. Returns: the number of tables and sequences that had changed between the two.
CREATE FUNCTION emaj.emaj_consolidate_rollback_group(p_group TEXT, p_endRlbkMark TEXT)
RETURNS BIGINT LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$emaj_consolidate_rollback_group$
DECLARE
  c_name CONSTANT TEXT := 'emaj_consolidate_rollback_group';
  c_hist CONSTANT TEXT := 'CONSOLIDATE_RLBK_GROUP';
  v_mark TEXT := (emaj._lock_mark(c_name, p_group, coalesce(p_endRlbkMark, ''))).name;
  r_rollback emaj.emaj_consolidable_rollback_type;
  v_count BIGINT;
  v_marks INT;
BEGIN
  SELECT * INTO r_rollback FROM emaj.emaj_get_consolidable_rollbacks() WHERE cons_group = p_group AND cons_end_rlbk_mark_name = v_mark;
  IF NOT FOUND THEN
    RAISE EXCEPTION '%: no logged rollback of group "%" that could be consolidated ended with the mark "%".', c_name, p_group, v_mark
      USING DETAIL = 'Nothing was changed. Either no logged rollback set this mark at its end, or it is consolidated already, or the mark '
                     'that it went back to was deleted.',
            HINT = 'SELECT * FROM emaj.emaj_get_consolidable_rollbacks() lists those that can be consolidated.';
  END IF;
  PERFORM emaj._hist(c_hist, 'BEGIN', p_group, format('rollback to mark %s, ended with mark %s', r_rollback.cons_target_rlbk_mark_name, v_mark));
  -- A session of the rollback that is prepared and not yet committed keeps what it has logged to itself, and its tables locked.
  PERFORM emaj._lock_tables(ARRAY[p_group], 'ROW EXCLUSIVE');
  PERFORM emaj._add_seq_holes(ARRAY (
    SELECT ROW (rel_schema, rel_tblseq, first.tbl_time_id, last.tbl_time_id, last.tbl_log_seq_last_val - first.tbl_log_seq_last_val)::emaj.emaj_seq_hole
      FROM emaj.emaj_relation
           JOIN emaj.emaj_table AS first
             ON first.tbl_schema = rel_schema AND first.tbl_name = rel_tblseq
            AND first.tbl_time_id = greatest(r_rollback.cons_target_rlbk_mark_time_id, lower(rel_time_range))
           JOIN emaj.emaj_table AS last
             ON last.tbl_schema = rel_schema AND last.tbl_name = rel_tblseq AND last.tbl_time_id = r_rollback.cons_end_rlbk_mark_time_id
      WHERE rel_group = p_group AND rel_kind = 'r' AND upper_inf(rel_time_range)
        AND last.tbl_log_seq_last_val > first.tbl_log_seq_last_val));
  SELECT emaj._delete_logs(p_group, target.time_last_emaj_gid, finish.time_last_emaj_gid) INTO v_count
    FROM emaj.emaj_time_stamp AS target, emaj.emaj_time_stamp AS finish
    WHERE target.time_id = r_rollback.cons_target_rlbk_mark_time_id AND finish.time_id = r_rollback.cons_end_rlbk_mark_time_id;
  v_count := v_count + emaj._sequences_changed_between(p_group, r_rollback.cons_target_rlbk_mark_time_id, r_rollback.cons_end_rlbk_mark_time_id);
  v_marks := emaj._delete_marks(c_hist, ARRAY[p_group], r_rollback.cons_target_rlbk_mark_time_id, r_rollback.cons_end_rlbk_mark_time_id);
  UPDATE emaj.emaj_mark SET mark_logged_rlbk_target_mark = NULL
    WHERE mark_group = p_group AND mark_time_id = r_rollback.cons_end_rlbk_mark_time_id;
  PERFORM emaj._hist(c_hist, 'END', p_group, format('%s tables/sequences processed, %s marks deleted', v_count, v_marks));
  RETURN v_count;
END;
$emaj_consolidate_rollback_group$;
COMMENT ON FUNCTION emaj.emaj_consolidate_rollback_group(TEXT, TEXT) IS 'Makes a logged rollback of a table group an unlogged one';
