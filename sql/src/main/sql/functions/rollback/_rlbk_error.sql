-- Records that a rollback failed, over the still open dblink connection: what this transaction writes will vanish.
-- p_message: what happened and where.
CREATE FUNCTION emaj._rlbk_error(p_rlbk_id INT, p_message TEXT, p_cnx_name TEXT)
RETURNS VOID LANGUAGE plpgsql AS
$_rlbk_error$
DECLARE
  v_schema TEXT;
BEGIN
  SELECT rlbk_dblink_schema INTO v_schema FROM emaj.emaj_rlbk WHERE rlbk_id = p_rlbk_id;
  IF emaj._dblink_is_open(p_cnx_name, v_schema) THEN
    PERFORM emaj._dblink_sql_exec(p_cnx_name, format(
      'WITH failed AS (UPDATE emaj.emaj_rlbk SET rlbk_status = ''ABORTED'', rlbk_messages = ARRAY[%L], rlbk_end_datetime = clock_timestamp()'
      '  WHERE rlbk_id = %s AND rlbk_status IN (''PLANNING'', ''LOCKING'', ''EXECUTING'') RETURNING 1)'
      ' SELECT count(*) FROM failed', p_message, p_rlbk_id), v_schema);
    EXECUTE format('SELECT %I.dblink_disconnect($1)', v_schema) USING p_cnx_name;
  END IF;
EXCEPTION
  -- The failure that is being reported matters more than that it could not be recorded.
  WHEN OTHERS THEN
    NULL;
END;
$_rlbk_error$;
