-- Closes a dblink connection of this backend, if it is open.
CREATE FUNCTION emaj._dblink_close_cnx(p_cnx_name TEXT, p_dblink_schema TEXT)
RETURNS VOID LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$_dblink_close_cnx$
BEGIN
  IF emaj._dblink_is_open(p_cnx_name, p_dblink_schema) THEN
    EXECUTE format('SELECT %I.dblink_disconnect($1)', p_dblink_schema) USING p_cnx_name;
    PERFORM emaj._hist('DBLINK_CLOSE_CNX', NULL, p_cnx_name);
  END IF;
END;
$_dblink_close_cnx$;
