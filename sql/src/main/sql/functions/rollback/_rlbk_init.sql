-- First call of a rollback, in session 1: checks, registration, plan.
-- p_is_logged_rlbk: keep the log and write the restored rows into it; p_nb_session: sessions that will work;
-- p_multi_group: only says how the history names the operation.
-- Returns: the rollback's id, NULL if there are no groups. The rows of emaj_rlbk, emaj_rlbk_session and emaj_rlbk_plan are
-- committed when it returns, if dblink can be used; with more than one session it must.
CREATE FUNCTION emaj._rlbk_init(p_groups TEXT[], p_mark TEXT, p_is_logged_rlbk BOOLEAN, p_nb_session INT, p_multi_group BOOLEAN,
                                p_is_alter_group_allowed BOOLEAN, p_comment TEXT DEFAULT NULL)
RETURNS INT LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$_rlbk_init$
DECLARE
  v_groups TEXT[] := emaj._check_groups('emaj rollback', p_groups);
  v_mark TEXT;
  v_hist_id BIGINT;
  r_dblink RECORD;
  v_schema TEXT;
  v_why TEXT := 'The mark, or a table of the groups, was made by this very transaction.';
  v_rlbk_id INT;
BEGIN
  IF v_groups IS NULL THEN
    RETURN NULL;
  END IF;
  PERFORM emaj._check_isolation();
  IF p_nb_session < 1 THEN
    RAISE EXCEPTION 'emaj rollback: % sessions cannot work.', p_nb_session;
  END IF;
  v_mark := emaj._rlbk_check(v_groups, p_mark, p_is_alter_group_allowed, FALSE);
  PERFORM emaj._check_verified('emaj rollback', v_groups);
  -- This row is the witness: it becomes visible if and only if session 1 commits.
  v_hist_id := emaj._rlbk_hist(p_multi_group, 'BEGIN', v_groups,
    format('%s, to mark %s', CASE WHEN p_is_logged_rlbk THEN 'logged' ELSE 'unlogged' END, v_mark));
  -- What this very transaction has marked or assigned is not visible over dblink.
  IF NOT EXISTS (SELECT FROM emaj.emaj_time_stamp WHERE time_txid = txid_current()) THEN
    r_dblink := emaj._dblink_open_cnx('rlbk#1', TRUE);
    v_schema := r_dblink.p_schema;
    v_why := emaj._dblink_status_text(r_dblink.p_status);
  END IF;
  IF p_nb_session > 1 AND v_schema IS NULL THEN
    RAISE EXCEPTION 'emaj rollback: several sessions need dblink, which cannot be used.' USING DETAIL = v_why;
  END IF;
  v_rlbk_id := emaj._rlbk_register(v_groups, v_mark, p_is_logged_rlbk, p_nb_session, p_is_alter_group_allowed, p_comment, v_hist_id,
                                   v_schema);
  PERFORM emaj._dblink_sql_exec('rlbk#1', format('SELECT emaj._rlbk_planning(%s)', v_rlbk_id), v_schema);
  RETURN v_rlbk_id;
END;
$_rlbk_init$;
