-- Starts logging.
-- p_logging_allowed: a group that logs already is left as it is instead of refused. Returns: tables and sequences started.
CREATE FUNCTION emaj._start_groups(p_function TEXT, p_groups TEXT[], p_mark TEXT, p_reset_logs BOOLEAN, p_logging_allowed BOOLEAN)
RETURNS INT LANGUAGE plpgsql AS
$_start_groups$
DECLARE
  -- Before anything is written here.
  v_is_amid BOOLEAN := txid_current_if_assigned() IS NOT NULL;
  v_groups TEXT[] := emaj._check_groups(p_function, p_groups);
  v_mark TEXT := emaj._mark_name(p_mark, 'START_%');
  v_hist TEXT := upper(substr(p_function, 6));
  v_time_id BIGINT;
  v_count INT;
BEGIN
  IF p_logging_allowed THEN
    v_groups := ARRAY (SELECT group_name FROM emaj.emaj_group WHERE group_name = ANY (v_groups) AND NOT group_is_logging ORDER BY 1);
  END IF;
  PERFORM emaj._check_logging(p_function, v_groups, FALSE);
  IF coalesce(cardinality(v_groups), 0) = 0 THEN
    RETURN 0;
  END IF;
  PERFORM emaj._hist(v_hist, 'BEGIN', array_to_string(v_groups, ','), CASE WHEN p_reset_logs THEN 'With log reset' ELSE 'Without log reset' END);
  PERFORM emaj._lock_tables(v_groups, 'SHARE ROW EXCLUSIVE');
  PERFORM emaj._check_verified(p_function, v_groups);
  IF p_reset_logs THEN
    PERFORM emaj._reset_logs(v_groups);
  END IF;
  PERFORM emaj._check_mark_is_new(p_function, v_groups, v_mark);
  PERFORM emaj._switch_triggers(v_groups, TRUE);
  v_time_id := emaj._set_time_stamp(v_hist, 'S');
  UPDATE emaj.emaj_group SET group_is_logging = TRUE WHERE group_name = ANY (v_groups);
  UPDATE emaj.emaj_group_hist SET grph_log_sessions = grph_log_sessions + 1
    WHERE grph_group = ANY (v_groups) AND upper_inf(grph_time_range);
  INSERT INTO emaj.emaj_log_session (lses_group, lses_time_range)
    SELECT group_name, int8range(v_time_id, NULL) FROM unnest(v_groups) AS group_name;
  v_count := emaj._set_mark(v_groups, v_mark, NULL, v_time_id, NULL, v_is_amid);
  PERFORM emaj._purge_history();
  PERFORM emaj._hist(v_hist, 'END', array_to_string(v_groups, ','), format('%s tables/sequences processed', v_count));
  RETURN v_count;
END;
$_start_groups$;
