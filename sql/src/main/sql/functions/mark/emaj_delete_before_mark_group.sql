-- Deletes all marks of a group before one of them, which becomes the first, with what the logs hold from before it. Protected marks
-- go as well: their protection is against rollbacks. Nobody who writes to the tables waits for it, nor does it wait for him: what a
-- transaction wrote before the mark and has not committed yet stays in the log, where no rollback reads it, until the next time.
-- p_mark: NULL deletes nothing, so that a retention delay that no mark exceeds is no error. Returns: the number of marks deleted.
CREATE FUNCTION emaj.emaj_delete_before_mark_group(p_group TEXT, p_mark TEXT)
RETURNS INT LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$emaj_delete_before_mark_group$
DECLARE
  c_name CONSTANT TEXT := 'emaj_delete_before_mark_group';
  c_hist CONSTANT TEXT := 'DELETE_BEFORE_MARK_GROUP';
  r_mark RECORD := emaj._lock_mark(c_name, p_group, p_mark);
  v_gid BIGINT;
  v_tables INT;
  v_marks INT;
BEGIN
  IF r_mark.time_id IS NULL THEN
    RETURN 0;
  END IF;
  PERFORM emaj._hist(c_hist, 'BEGIN', p_group, r_mark.name);
  SELECT time_last_emaj_gid INTO STRICT v_gid FROM emaj.emaj_time_stamp WHERE time_id = r_mark.time_id;
  v_tables := emaj._delete_logs(p_group, 0, v_gid);
  v_marks := emaj._delete_marks(c_hist, ARRAY[p_group], NULL, r_mark.time_id);
  DELETE FROM emaj.emaj_seq_hole USING emaj.emaj_relation
    WHERE rel_group = p_group AND rel_kind = 'r' AND upper_inf(rel_time_range) AND sqhl_schema = rel_schema AND sqhl_table = rel_tblseq
      AND sqhl_begin_time_id < r_mark.time_id;
  -- No rollback crosses them any more.
  DELETE FROM emaj.emaj_relation_change WHERE rlchg_group = p_group AND rlchg_time_id <= r_mark.time_id;
  PERFORM emaj._purge_history();
  PERFORM emaj._hist(c_hist, 'END', p_group, format('%s marks deleted, logs of %s tables shortened', v_marks, v_tables));
  RETURN v_marks;
END;
$emaj_delete_before_mark_group$;
COMMENT ON FUNCTION emaj.emaj_delete_before_mark_group(TEXT, TEXT) IS 'Deletes the marks of a table group before one of them, with their logs';
