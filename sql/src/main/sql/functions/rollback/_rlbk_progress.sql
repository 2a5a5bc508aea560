-- Publishes steps that ended, and the one that begins, in one statement.
-- p_steps: rows made by _rlbk_step_row().
CREATE FUNCTION emaj._rlbk_progress(p_rlbk emaj.emaj_rlbk, p_cnx_name TEXT, p_steps TEXT[])
RETURNS VOID LANGUAGE plpgsql AS
$_rlbk_progress$
BEGIN
  IF p_steps <> '{}' THEN
    PERFORM emaj._dblink_sql_exec(p_cnx_name, format(
      'WITH progress AS (UPDATE emaj.emaj_rlbk_plan'
      '    SET rlbp_start_datetime = step.start, rlbp_duration = step.duration, rlbp_quantity = step.quantity'
      '    FROM (VALUES %s) AS step (kind, schema_name, table_name, object, start, duration, quantity)'
      '    WHERE rlbp_rlbk_id = %s AND rlbp_step = kind AND rlbp_schema = schema_name AND rlbp_table = table_name AND rlbp_object = object'
      '    RETURNING 1)'
      ' SELECT count(*) FROM progress', array_to_string(p_steps, ', '), p_rlbk.rlbk_id), p_rlbk.rlbk_dblink_schema);
  END IF;
END;
$_rlbk_progress$;
