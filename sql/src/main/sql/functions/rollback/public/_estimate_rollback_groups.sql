-- Estimates a rollback in one session: simulates it and adds its steps up. Returns: the duration; NULL if there are no groups.
CREATE FUNCTION emaj._estimate_rollback_groups(p_groups TEXT[], p_mark TEXT, p_is_logged BOOLEAN)
RETURNS INTERVAL LANGUAGE plpgsql AS
$_estimate_rollback_groups$
DECLARE
  v_groups TEXT[] := emaj._check_groups('emaj estimate', p_groups, FALSE);
  v_seconds FLOAT8;
BEGIN
  IF v_groups IS NULL THEN
    RETURN NULL;
  END IF;
  SELECT sum(extract(EPOCH FROM rlbp_estimated_duration)) INTO v_seconds
    FROM emaj._simulate_rollback(v_groups, p_mark, p_is_logged, 1, TRUE, FALSE);
  v_seconds := coalesce(v_seconds, 0) + extract(EPOCH FROM emaj._param_interval('fixed_table_rollback_duration'))
               * (SELECT coalesce(sum(group_nb_table), 0) FROM emaj.emaj_group WHERE group_name = ANY (v_groups));
  RETURN make_interval(secs => least(v_seconds, 1e9));
END;
$_estimate_rollback_groups$;
