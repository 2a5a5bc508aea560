-- The rest of a one-session rollback whose _rlbk_init() was called and committed before: for clients that answer their user
-- in between. The group is locked again and the witness of the commit is written anew, in this transaction.
-- Returns: the report.
CREATE FUNCTION emaj._rlbk_async(p_rlbk_id INT, p_multi_group BOOLEAN, OUT rlbk_severity TEXT, OUT rlbk_message TEXT)
RETURNS SETOF RECORD LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$_rlbk_async$
DECLARE
  r_rlbk emaj.emaj_rlbk;
  r_dblink RECORD;
BEGIN
  SELECT * INTO r_rlbk FROM emaj.emaj_rlbk WHERE rlbk_id = p_rlbk_id AND rlbk_status = 'LOCKING' AND rlbk_nb_session = 1;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'emaj rollback: there is no planned one-session rollback %.', p_rlbk_id;
  END IF;
  PERFORM emaj._check_isolation();
  PERFORM emaj._check_groups('emaj rollback', r_rlbk.rlbk_groups);
  PERFORM emaj._rlbk_check(r_rlbk.rlbk_groups, r_rlbk.rlbk_mark, r_rlbk.rlbk_is_alter_group_allowed, FALSE);
  IF EXISTS (SELECT FROM emaj.emaj_mark
               WHERE mark_group = ANY (r_rlbk.rlbk_groups) AND mark_name = r_rlbk.rlbk_mark AND mark_time_id <> r_rlbk.rlbk_mark_time_id) THEN
    RAISE EXCEPTION 'emaj rollback: the mark "%" was deleted after the rollback was planned, and another one bears its name.', r_rlbk.rlbk_mark
      USING HINT = 'Nothing was changed. Begin anew, if the new mark is meant.';
  END IF;
  r_dblink := emaj._dblink_open_cnx('rlbk#1', TRUE);
  IF r_dblink.p_schema IS NULL THEN
    RAISE EXCEPTION 'emaj rollback: dblink cannot be used (status %).', r_dblink.p_status
      USING DETAIL = emaj._dblink_status_text(r_dblink.p_status);
  END IF;
  PERFORM emaj._rlbk_tell(r_rlbk, 'rlbk#1', 'RESUMED', jsonb_build_object(
    'txid', txid_current(),
    'hist_id', emaj._rlbk_hist(p_multi_group, 'BEGIN', r_rlbk.rlbk_groups, 'resumed')));
  PERFORM emaj._rlbk_session_lock(p_rlbk_id, 1);
  PERFORM emaj._rlbk_start(p_rlbk_id, p_multi_group);
  PERFORM emaj._rlbk_session_exec(p_rlbk_id, 1);
  RETURN QUERY SELECT report.rlbk_severity, report.rlbk_message FROM emaj._rlbk_end(p_rlbk_id, p_multi_group) AS report;
END;
$_rlbk_async$;
