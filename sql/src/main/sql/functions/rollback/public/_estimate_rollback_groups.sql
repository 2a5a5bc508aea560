-- Estimates a rollback in one session: makes its plan, adds up the steps, and undoes the plan by failing on purpose.
-- Returns: the duration; NULL if there are no groups.
CREATE FUNCTION emaj._estimate_rollback_groups(p_groups TEXT[], p_mark TEXT, p_is_logged BOOLEAN)
RETURNS INTERVAL LANGUAGE plpgsql AS
$_estimate_rollback_groups$
DECLARE
  v_groups TEXT[] := emaj._check_groups('emaj estimate', p_groups, FALSE);
  v_mark TEXT;
  v_rlbk_id INT;
  v_seconds FLOAT8;
BEGIN
  IF v_groups IS NULL THEN
    RETURN NULL;
  END IF;
  v_mark := emaj._rlbk_check(v_groups, p_mark, TRUE, TRUE);
  BEGIN
    v_rlbk_id := emaj._rlbk_register(v_groups, v_mark, p_is_logged, 1, TRUE, NULL, NULL, NULL);
    PERFORM emaj._rlbk_planning(v_rlbk_id);
    SELECT sum(extract(EPOCH FROM rlbp_estimated_duration)) INTO v_seconds FROM emaj.emaj_rlbk_plan WHERE rlbp_rlbk_id = v_rlbk_id;
    RAISE EXCEPTION USING ERRCODE = 'EMAJ0', MESSAGE = 'The estimate is done, its plan is not needed.';
  EXCEPTION
    WHEN SQLSTATE 'EMAJ0' THEN
      NULL;
  END;
  v_seconds := coalesce(v_seconds, 0) + extract(EPOCH FROM emaj._param_interval('fixed_table_rollback_duration'))
               * (SELECT coalesce(sum(group_nb_table), 0) FROM emaj.emaj_group WHERE group_name = ANY (v_groups));
  RETURN make_interval(secs => least(v_seconds, 1e9));
END;
$_estimate_rollback_groups$;
