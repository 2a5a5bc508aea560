-- The duration parameters with their documented default values.
CREATE FUNCTION emaj._param_interval(p_key TEXT)
RETURNS INTERVAL LANGUAGE sql STABLE AS
$_param_interval$
  SELECT coalesce(
    (SELECT param_value_interval FROM emaj.emaj_param WHERE param_key = p_key),
    CASE p_key
      WHEN 'avg_row_rollback_duration' THEN INTERVAL '100 microseconds'
      WHEN 'avg_row_delete_log_duration' THEN INTERVAL '10 microseconds'
      WHEN 'avg_fkey_check_duration' THEN INTERVAL '20 microseconds'
      WHEN 'fixed_step_rollback_duration' THEN INTERVAL '2.5 milliseconds'
      WHEN 'fixed_table_rollback_duration' THEN INTERVAL '1 millisecond'
      WHEN 'fixed_dblink_rollback_duration' THEN INTERVAL '4 milliseconds'
      WHEN 'history_retention' THEN INTERVAL '1 year'
    END);
$_param_interval$;
