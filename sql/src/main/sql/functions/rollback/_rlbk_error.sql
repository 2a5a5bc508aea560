-- Records that a rollback failed, over the still open dblink connection: what this transaction writes will vanish.
-- p_message: what happened and where.
CREATE FUNCTION emaj._rlbk_error(p_rlbk_id INT, p_message TEXT, p_cnx_name TEXT)
RETURNS VOID LANGUAGE plpgsql AS
$_rlbk_error$
DECLARE
  r_rlbk emaj.emaj_rlbk;
BEGIN
  SELECT * INTO r_rlbk FROM emaj.emaj_rlbk WHERE rlbk_id = p_rlbk_id;
  IF emaj._dblink_is_open(p_cnx_name, r_rlbk.rlbk_dblink_schema) THEN
    PERFORM emaj._rlbk_tell(r_rlbk, p_cnx_name, 'ABORTED', jsonb_build_object('message', p_message));
    EXECUTE format('SELECT %I.dblink_disconnect($1)', r_rlbk.rlbk_dblink_schema) USING p_cnx_name;
  END IF;
EXCEPTION
  -- The failure that is being reported matters more than that it could not be recorded.
  WHEN OTHERS THEN
    NULL;
END;
$_rlbk_error$;
