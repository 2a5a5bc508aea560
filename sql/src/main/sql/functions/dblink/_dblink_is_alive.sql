-- Whether this backend has a dblink connection of that name that still answers. One that is dead is closed, so that it can be
-- opened again.
CREATE FUNCTION emaj._dblink_is_alive(p_cnx_name TEXT, p_dblink_schema TEXT)
RETURNS BOOLEAN LANGUAGE plpgsql AS
$_dblink_is_alive$
BEGIN
  IF NOT emaj._dblink_is_open(p_cnx_name, p_dblink_schema) THEN
    RETURN FALSE;
  END IF;
  BEGIN
    PERFORM emaj._dblink_sql_exec(p_cnx_name, 'SELECT 1::BIGINT', p_dblink_schema);
    RETURN TRUE;
  EXCEPTION
    WHEN OTHERS THEN
      EXECUTE format('SELECT %I.dblink_disconnect($1)', p_dblink_schema) USING p_cnx_name;
      RETURN FALSE;
  END;
END;
$_dblink_is_alive$;
