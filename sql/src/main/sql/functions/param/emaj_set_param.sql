-- Sets a parameter; NULL brings its default value back.
-- The value lands in the column that fits the parameter: an interval, a whole number, a truth value, else text.
-- Returns: 1 if something changed, else 0.
CREATE FUNCTION emaj.emaj_set_param(p_key TEXT, p_value TEXT)
RETURNS INT LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$emaj_set_param$
DECLARE
  v_kind TEXT;
  v_count INT;
BEGIN
  v_kind := CASE p_key
    WHEN 'dblink_user_password' THEN 'text'
    WHEN 'alter_log_table' THEN 'text'
    WHEN 'history_retention' THEN 'interval'
    WHEN 'avg_row_rollback_duration' THEN 'interval'
    WHEN 'avg_row_delete_log_duration' THEN 'interval'
    WHEN 'avg_fkey_check_duration' THEN 'interval'
    WHEN 'fixed_step_rollback_duration' THEN 'interval'
    WHEN 'fixed_table_rollback_duration' THEN 'interval'
    WHEN 'fixed_dblink_rollback_duration' THEN 'interval'
  END;
  IF v_kind IS NULL THEN
    RAISE EXCEPTION 'emaj_set_param: there is no parameter "%".', p_key;
  END IF;
  IF p_key = 'alter_log_table' THEN
    PERFORM emaj._extra_log_columns(p_value);
  END IF;
  IF p_value IS NULL THEN
    DELETE FROM emaj.emaj_param WHERE param_key = p_key;
  ELSE
    INSERT INTO emaj.emaj_param (param_key, param_value_text, param_value_interval)
      VALUES (p_key, CASE v_kind WHEN 'text' THEN p_value END, CASE v_kind WHEN 'interval' THEN p_value::INTERVAL END)
      ON CONFLICT (param_key) DO UPDATE
        SET param_value_text = excluded.param_value_text, param_value_interval = excluded.param_value_interval
        WHERE emaj_param.param_value_text IS DISTINCT FROM excluded.param_value_text
           OR emaj_param.param_value_interval IS DISTINCT FROM excluded.param_value_interval;
  END IF;
  GET DIAGNOSTICS v_count = ROW_COUNT;
  IF v_count > 0 THEN
    -- The value stays out of the trace: it may be a password.
    PERFORM emaj._hist('SET_PARAM', NULL, p_key);
  END IF;
  RETURN v_count;
END;
$emaj_set_param$;
COMMENT ON FUNCTION emaj.emaj_set_param(TEXT, TEXT) IS 'Sets a parameter, or its default with NULL';
