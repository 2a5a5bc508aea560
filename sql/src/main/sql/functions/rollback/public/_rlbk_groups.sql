-- A whole rollback in one session, in the caller's transaction. Returns: the report.
CREATE FUNCTION emaj._rlbk_groups(p_groups TEXT[], p_mark TEXT, p_is_logged BOOLEAN, p_multi_group BOOLEAN, p_is_alter_group_allowed BOOLEAN,
                                  p_comment TEXT, OUT rlbk_severity TEXT, OUT rlbk_message TEXT)
RETURNS SETOF RECORD LANGUAGE plpgsql AS
$_rlbk_groups$
DECLARE
  v_rlbk_id INT := emaj._rlbk_init(p_groups, p_mark, p_is_logged, 1, p_multi_group, p_is_alter_group_allowed, p_comment);
BEGIN
  IF v_rlbk_id IS NOT NULL THEN
    PERFORM emaj._rlbk_session_lock(v_rlbk_id, 1);
    PERFORM emaj._rlbk_start(v_rlbk_id, p_multi_group);
    PERFORM emaj._rlbk_session_exec(v_rlbk_id, 1);
    RETURN QUERY SELECT report.rlbk_severity, report.rlbk_message FROM emaj._rlbk_end(v_rlbk_id, p_multi_group) AS report;
  END IF;
END;
$_rlbk_groups$;
