-- Writes what happened to a rollback: the only way in which a session changes the rollback's own tables while it runs.
-- It is called over dblink by a role that has emaj_adm, which may not write these tables itself: the steps that definer
-- functions execute are read from there, so nothing that becomes part of a statement can be written from outside.
-- p_event, with what p_data holds:
--   SESSION session, txid            SESSION_END session        RESUMED txid, hist_id       EXECUTING time_id
--   PROGRESS steps as rows of _rlbk_step_row()                   SEQUENCES number
--   VERIFY
--   ENDED messages                   ABORTED message             STATISTICS
-- Returns: the number of rows written.
CREATE FUNCTION emaj._rlbk_write(p_rlbk_id INT, p_event TEXT, p_data JSONB DEFAULT '{}')
RETURNS BIGINT LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$_rlbk_write$
DECLARE
  v_rows BIGINT;
BEGIN
  CASE p_event
    WHEN 'SESSION' THEN
      INSERT INTO emaj.emaj_rlbk_session (rlbs_rlbk_id, rlbs_session, rlbs_txid)
        VALUES (p_rlbk_id, (p_data ->> 'session')::INT, (p_data ->> 'txid')::BIGINT);
    WHEN 'SESSION_END' THEN
      UPDATE emaj.emaj_rlbk_session SET rlbs_end_datetime = clock_timestamp()
        WHERE rlbs_rlbk_id = p_rlbk_id AND rlbs_session = (p_data ->> 'session')::INT;
    WHEN 'RESUMED' THEN
      UPDATE emaj.emaj_rlbk_session SET rlbs_txid = (p_data ->> 'txid')::BIGINT WHERE rlbs_rlbk_id = p_rlbk_id AND rlbs_session = 1;
      UPDATE emaj.emaj_rlbk SET rlbk_begin_hist_id = (p_data ->> 'hist_id')::BIGINT WHERE rlbk_id = p_rlbk_id;
    WHEN 'EXECUTING' THEN
      UPDATE emaj.emaj_rlbk
        SET rlbk_time_id = (p_data ->> 'time_id')::BIGINT, rlbk_end_locking_datetime = clock_timestamp(), rlbk_status = 'EXECUTING'
        WHERE rlbk_id = p_rlbk_id;
    WHEN 'PROGRESS' THEN
      UPDATE emaj.emaj_rlbk_plan
        SET rlbp_start_datetime = step.start, rlbp_duration = step.duration, rlbp_quantity = step.quantity
        FROM jsonb_to_recordset(p_data)
               AS step (kind emaj._rlbk_step_enum, schema TEXT, name TEXT, object TEXT, start TIMESTAMPTZ, duration INTERVAL, quantity BIGINT)
        WHERE rlbp_rlbk_id = p_rlbk_id AND rlbp_step = step.kind AND rlbp_schema = step.schema AND rlbp_table = step.name
          AND rlbp_object = step.object;
    WHEN 'SEQUENCES' THEN
      UPDATE emaj.emaj_rlbk SET rlbk_eff_nb_sequence = (p_data ->> 'number')::INT WHERE rlbk_id = p_rlbk_id;
    WHEN 'ENDED' THEN
      UPDATE emaj.emaj_rlbk
        SET rlbk_status = CASE WHEN rlbk_is_dblink_used THEN 'COMPLETED' ELSE 'COMMITTED' END::emaj._rlbk_status_enum,
            rlbk_end_datetime = clock_timestamp(), rlbk_messages = ARRAY (SELECT jsonb_array_elements_text(p_data -> 'messages'))
        WHERE rlbk_id = p_rlbk_id;
    WHEN 'ABORTED' THEN
      UPDATE emaj.emaj_rlbk
        SET rlbk_status = 'ABORTED', rlbk_messages = ARRAY[p_data ->> 'message'], rlbk_end_datetime = clock_timestamp()
        WHERE rlbk_id = p_rlbk_id AND rlbk_status IN ('PLANNING', 'LOCKING', 'EXECUTING');
    WHEN 'VERIFY' THEN
      RETURN emaj._plan_verification(p_rlbk_id);
    WHEN 'STATISTICS' THEN
      RETURN emaj._rlbk_statistics(p_rlbk_id);
  END CASE;
  GET DIAGNOSTICS v_rows = ROW_COUNT;
  RETURN v_rows;
END;
$_rlbk_write$;
