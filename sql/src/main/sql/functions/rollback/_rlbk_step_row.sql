-- One step's progress as a row of the VALUES list that _rlbk_progress() sends. Returns: its text.
CREATE FUNCTION emaj._rlbk_step_row(p_step emaj.emaj_rlbk_plan, p_start TIMESTAMPTZ, p_duration INTERVAL, p_quantity BIGINT)
RETURNS TEXT LANGUAGE sql STABLE AS
$_rlbk_step_row$
  SELECT format('(%L::emaj._rlbk_step_enum, %L, %L, %L, %L::TIMESTAMPTZ, %L::INTERVAL, %L::BIGINT)', p_step.rlbp_step, p_step.rlbp_schema,
                p_step.rlbp_table, p_step.rlbp_object, p_start, p_duration, p_quantity);
$_rlbk_step_row$;
