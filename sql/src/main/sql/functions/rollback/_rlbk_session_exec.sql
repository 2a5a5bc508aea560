-- Fourth call of each session, all at the same time: executes the session's steps in its transaction.
-- Progress goes out over dblink: when a step is about to take long, and else a few times a second.
-- Its statements run once, so compiling them would cost more than it gives. They are few, so they may use as much memory as
-- maintenance does, up to a limit: that halves the time where keys were changed often.
CREATE FUNCTION emaj._rlbk_session_exec(p_rlbk_id INT, p_session INT)
RETURNS VOID LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET jit = off AS
$_rlbk_session_exec$
DECLARE
  c_long CONSTANT INTERVAL := '50 milliseconds';
  c_quiet CONSTANT INTERVAL := '200 milliseconds';
  c_memory CONSTANT TEXT := '64MB';
  v_work_mem TEXT := current_setting('work_mem');
  v_cnx TEXT := 'rlbk#' || p_session;
  r_rlbk emaj.emaj_rlbk;
  r_step emaj.emaj_rlbk_plan;
  v_steps JSONB[] := '{}';
  v_start TIMESTAMPTZ;
  v_reported TIMESTAMPTZ := clock_timestamp();
  v_quantity BIGINT;
  v_where TEXT;
BEGIN
  SELECT * INTO STRICT r_rlbk FROM emaj.emaj_rlbk WHERE rlbk_id = p_rlbk_id;
  PERFORM set_config('work_mem', size.setting, TRUE)
    FROM (SELECT setting FROM unnest(ARRAY[current_setting('maintenance_work_mem'), c_memory]) AS setting
            ORDER BY pg_size_bytes(setting) LIMIT 1) AS size
    WHERE pg_size_bytes(size.setting) > pg_size_bytes(v_work_mem);
  -- Sequences come last: nextval() of the application waits from then on.
  FOR r_step IN
    SELECT * FROM emaj.emaj_rlbk_plan
      WHERE rlbp_rlbk_id = p_rlbk_id AND rlbp_session = p_session AND rlbp_step NOT IN ('LOCK_TABLE', 'CTRL+DBLINK', 'CTRL-DBLINK')
      ORDER BY rlbp_step = 'RLBK_SEQUENCES', rlbp_batch_number, rlbp_step, rlbp_schema, rlbp_table, rlbp_object
  LOOP
    v_start := clock_timestamp();
    IF r_step.rlbp_estimated_duration >= c_long OR v_start - v_reported >= c_quiet THEN
      PERFORM emaj._rlbk_tell(r_rlbk, v_cnx, 'PROGRESS', to_jsonb(v_steps || emaj._rlbk_step_row(r_step, v_start, NULL, NULL)));
      v_steps := '{}';
      v_reported := v_start;
    END IF;
    v_where := format('%s %I.%I %s', r_step.rlbp_step, r_step.rlbp_schema, r_step.rlbp_table, r_step.rlbp_object);
    v_quantity := emaj._rlbk_step(r_rlbk, r_step);
    v_steps := v_steps || emaj._rlbk_step_row(r_step, v_start, clock_timestamp() - v_start, v_quantity);
  END LOOP;
  v_where := 'end of session';
  PERFORM set_config('work_mem', v_work_mem, TRUE);
  PERFORM emaj._rlbk_tell(r_rlbk, v_cnx, 'PROGRESS', to_jsonb(v_steps));
  PERFORM emaj._rlbk_tell(r_rlbk, v_cnx, 'SESSION_END', jsonb_build_object('session', p_session));
  IF p_session > 1 THEN
    PERFORM emaj._dblink_close_cnx(v_cnx, r_rlbk.rlbk_dblink_schema);
  END IF;
EXCEPTION
  WHEN raise_exception THEN
    RAISE;
  WHEN OTHERS THEN
    PERFORM emaj._rlbk_error(p_rlbk_id, format('In _rlbk_session_exec() for session %s, %s: %s', p_session, v_where, SQLERRM), v_cnx);
    RAISE;
END;
$_rlbk_session_exec$;
