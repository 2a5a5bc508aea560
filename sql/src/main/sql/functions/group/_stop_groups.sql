-- Stops logging: all marks of the groups lose their use for a rollback, and so does their protection.
-- An idle group is passed over, with a warning unless p_idle_allowed. Returns: tables and sequences stopped.
CREATE FUNCTION emaj._stop_groups(p_function TEXT, p_groups TEXT[], p_mark TEXT, p_reset_logs BOOLEAN, p_idle_allowed BOOLEAN)
RETURNS INT LANGUAGE plpgsql AS
$_stop_groups$
DECLARE
  v_all TEXT[] := emaj._check_groups(p_function, p_groups);
  v_groups TEXT[];
  v_mark TEXT := emaj._mark_name(p_mark, 'STOP_%');
  v_hist TEXT := upper(substr(p_function, 6));
  v_idle TEXT;
  v_time_id BIGINT;
  v_count INT := 0;
BEGIN
  v_groups := ARRAY (SELECT group_name FROM emaj.emaj_group WHERE group_name = ANY (v_all) AND group_is_logging ORDER BY 1);
  SELECT string_agg(format('"%s"', name), ', ') INTO v_idle FROM unnest(v_all) AS name WHERE name <> ALL (v_groups);
  IF v_idle IS NOT NULL AND NOT p_idle_allowed THEN
    RAISE WARNING '%: already in IDLE state: group %.', p_function, v_idle;
  END IF;
  IF cardinality(v_groups) > 0 THEN
    PERFORM emaj._hist(v_hist, 'BEGIN', array_to_string(v_groups, ','));
    PERFORM emaj._lock_tables(v_groups, 'SHARE ROW EXCLUSIVE');
    PERFORM emaj._check_mark_is_new(p_function, v_groups, v_mark);
    v_time_id := emaj._set_time_stamp(v_hist, 'X');
    v_count := emaj._set_mark(v_groups, v_mark, NULL, v_time_id);
    PERFORM emaj._switch_triggers(v_groups, FALSE);
    UPDATE emaj.emaj_log_session SET lses_time_range = int8range(lower(lses_time_range), v_time_id, '[]')
      WHERE lses_group = ANY (v_groups) AND upper_inf(lses_time_range);
    UPDATE emaj.emaj_group SET group_is_logging = FALSE, group_is_rlbk_protected = FALSE WHERE group_name = ANY (v_groups);
    UPDATE emaj.emaj_mark SET mark_is_rlbk_protected = FALSE WHERE mark_group = ANY (v_groups) AND mark_is_rlbk_protected;
    IF p_reset_logs THEN
      PERFORM emaj._reset_logs(v_groups);
    END IF;
    PERFORM emaj._hist(v_hist, 'END', array_to_string(v_groups, ','), format('%s tables/sequences processed', v_count));
  END IF;
  RETURN v_count;
END;
$_stop_groups$;
