-- One step's progress as the event PROGRESS of _rlbk_write() takes it.
CREATE FUNCTION emaj._rlbk_step_row(p_step emaj.emaj_rlbk_plan, p_start TIMESTAMPTZ, p_duration INTERVAL, p_quantity BIGINT)
RETURNS JSONB LANGUAGE plpgsql STABLE AS
$_rlbk_step_row$
BEGIN
  RETURN jsonb_build_object('kind', p_step.rlbp_step, 'schema', p_step.rlbp_schema, 'name', p_step.rlbp_table, 'object', p_step.rlbp_object,
                            'start', p_start, 'duration', p_duration, 'quantity', p_quantity);
END;
$_rlbk_step_row$;
