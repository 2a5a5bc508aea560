-- Fifth call, in session 1, when all sessions have executed: marks, statistics, report.
-- Returns: the report's rows. The caller then commits; only that makes the rollback true.
CREATE FUNCTION emaj._rlbk_end(p_rlbk_id INT, p_multi_group BOOLEAN, OUT rlbk_severity TEXT, OUT rlbk_message TEXT)
RETURNS SETOF RECORD LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$_rlbk_end$
DECLARE
  r_rlbk emaj.emaj_rlbk;
  v_messages TEXT[] := '{}';
BEGIN
  SELECT * INTO STRICT r_rlbk FROM emaj.emaj_rlbk WHERE rlbk_id = p_rlbk_id;
  IF NOT r_rlbk.rlbk_is_logged THEN
    PERFORM emaj._record_seq_holes(r_rlbk);
    PERFORM emaj._delete_marks('ROLLBACK_GROUP', r_rlbk.rlbk_groups, r_rlbk.rlbk_mark_time_id, NULL);
  END IF;
  PERFORM emaj._rlbk_tell(r_rlbk, 'rlbk#1', 'STATISTICS');
  FOR rlbk_severity, rlbk_message IN SELECT severity, message FROM emaj._rlbk_report(r_rlbk) LOOP
    PERFORM emaj._rlbk_hist(p_multi_group, upper(rlbk_severity), r_rlbk.rlbk_groups, rlbk_message);
    v_messages := v_messages || format('%s: %s', rlbk_severity, rlbk_message);
    RETURN NEXT;
  END LOOP;
  IF r_rlbk.rlbk_is_logged THEN
    PERFORM emaj._set_mark(r_rlbk.rlbk_groups, format('RLBK_%s_DONE', p_rlbk_id), NULL, emaj._set_time_stamp('ROLLBACK', 'M'), r_rlbk.rlbk_mark);
  END IF;
  PERFORM emaj._rlbk_tell(r_rlbk, 'rlbk#1', 'ENDED', jsonb_build_object('messages', v_messages));
  PERFORM emaj._dblink_close_cnx('rlbk#1', r_rlbk.rlbk_dblink_schema);
  PERFORM emaj._rlbk_hist(p_multi_group, 'END', r_rlbk.rlbk_groups, format('Rollback_id %s', p_rlbk_id));
EXCEPTION
  WHEN raise_exception THEN
    RAISE;
  WHEN OTHERS THEN
    PERFORM emaj._rlbk_error(p_rlbk_id, 'In _rlbk_end(): ' || SQLERRM, 'rlbk#1');
    RAISE;
END;
$_rlbk_end$;
