-- Second call of each session: registers it and locks its tables against writers until its transaction ends;
-- session 1 also locks the sequences to be put back.
-- The sessions may call it at the same time.
CREATE FUNCTION emaj._rlbk_session_lock(p_rlbk_id INT, p_session INT)
RETURNS VOID LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$_rlbk_session_lock$
DECLARE
  v_cnx TEXT := 'rlbk#' || p_session;
  r_rlbk emaj.emaj_rlbk;
  r_dblink RECORD;
  v_groups TEXT;
  v_tables TEXT;
BEGIN
  SELECT * INTO STRICT r_rlbk FROM emaj.emaj_rlbk WHERE rlbk_id = p_rlbk_id;
  v_groups := array_to_string(r_rlbk.rlbk_groups, ',');
  IF p_session > 1 THEN
    r_dblink := emaj._dblink_open_cnx(v_cnx, TRUE);
    IF r_dblink.p_schema IS NULL THEN
      RAISE EXCEPTION 'emaj rollback: session % has no dblink connection (status %).', p_session, r_dblink.p_status
        USING DETAIL = emaj._dblink_status_text(r_dblink.p_status);
    END IF;
    PERFORM emaj._rlbk_tell(r_rlbk, v_cnx, 'SESSION', jsonb_build_object('session', p_session, 'txid', txid_current()));
  END IF;
  PERFORM emaj._hist('LOCK_GROUP', 'BEGIN', v_groups, format('Rollback session #%s', p_session));
  SELECT string_agg(format('ONLY %I.%I', rlbp_schema, rlbp_table), ', ' ORDER BY rel_priority, rlbp_schema, rlbp_table) INTO v_tables
    FROM emaj.emaj_rlbk_plan
         JOIN emaj.emaj_relation ON rel_schema = rlbp_schema AND rel_tblseq = rlbp_table AND upper_inf(rel_time_range)
    WHERE rlbp_rlbk_id = p_rlbk_id AND rlbp_step = 'LOCK_TABLE' AND rlbp_session = p_session;
  PERFORM emaj._lock_with_retries(v_tables, 'EXCLUSIVE');
  IF p_session = 1 THEN
    PERFORM emaj._lock_sequences(r_rlbk);
  END IF;
  PERFORM emaj._hist('LOCK_GROUP', 'END', v_groups, format('Rollback session #%s', p_session));
EXCEPTION
  WHEN raise_exception THEN
    RAISE;
  WHEN OTHERS THEN
    PERFORM emaj._rlbk_error(p_rlbk_id, format('In _rlbk_session_lock() for session %s: %s', p_session, SQLERRM), v_cnx);
    RAISE;
END;
$_rlbk_session_lock$;
