-- Plans the step that puts all sequences back, in session 1.
CREATE FUNCTION emaj._plan_sequences(p_rlbk emaj.emaj_rlbk)
RETURNS VOID LANGUAGE sql AS
$_plan_sequences$
  INSERT INTO emaj.emaj_rlbk_plan (rlbp_rlbk_id, rlbp_step, rlbp_schema, rlbp_table, rlbp_batch_number, rlbp_session, rlbp_estimated_quantity)
    SELECT p_rlbk.rlbk_id, 'RLBK_SEQUENCES', '', '', 1, 1, p_rlbk.rlbk_nb_sequence
      WHERE p_rlbk.rlbk_nb_sequence > 0;
$_plan_sequences$;
