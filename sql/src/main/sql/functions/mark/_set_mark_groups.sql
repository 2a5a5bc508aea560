-- Sets a mark on logging groups. Returns: the number of tables and sequences.
CREATE FUNCTION emaj._set_mark_groups(p_function TEXT, p_groups TEXT[], p_mark TEXT, p_comment TEXT)
RETURNS INT LANGUAGE plpgsql AS
$_set_mark_groups$
DECLARE
  -- Before anything is written here.
  v_is_amid BOOLEAN := txid_current_if_assigned() IS NOT NULL;
  v_groups TEXT[] := emaj._check_groups(p_function, p_groups);
  v_mark TEXT := emaj._mark_name(p_mark, 'MARK_%');
  v_hist TEXT := upper(substr(p_function, 6));
  v_count INT;
BEGIN
  IF v_groups IS NULL THEN
    RETURN 0;
  END IF;
  PERFORM emaj._check_logging(p_function, v_groups, TRUE);
  PERFORM emaj._check_mark_is_new(p_function, v_groups, v_mark);
  PERFORM emaj._cleanup_rollback_state();
  PERFORM emaj._hist(v_hist, 'BEGIN', array_to_string(v_groups, ','), v_mark);
  PERFORM emaj._lock_tables(v_groups, 'ROW EXCLUSIVE');
  PERFORM emaj._check_verified(p_function, v_groups);
  v_count := emaj._set_mark(v_groups, v_mark, p_comment, emaj._set_time_stamp(v_hist, 'M'), NULL, v_is_amid);
  PERFORM emaj._hist(v_hist, 'END', array_to_string(v_groups, ','), v_mark);
  RETURN v_count;
END;
$_set_mark_groups$;
