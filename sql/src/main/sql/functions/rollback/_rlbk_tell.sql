-- Has _rlbk_write() record an event, over the session's dblink connection where one is used. Returns: the number of rows written.
CREATE FUNCTION emaj._rlbk_tell(p_rlbk emaj.emaj_rlbk, p_cnx_name TEXT, p_event TEXT, p_data JSONB DEFAULT '{}')
RETURNS BIGINT LANGUAGE plpgsql AS
$_rlbk_tell$
BEGIN
  RETURN emaj._dblink_sql_exec(p_cnx_name, format('SELECT emaj._rlbk_write(%s, %L, %L)', p_rlbk.rlbk_id, p_event, p_data),
                               p_rlbk.rlbk_dblink_schema);
END;
$_rlbk_tell$;
