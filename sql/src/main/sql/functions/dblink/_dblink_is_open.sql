-- Whether this backend has a dblink connection of that name.
CREATE FUNCTION emaj._dblink_is_open(p_cnx_name TEXT, p_dblink_schema TEXT)
RETURNS BOOLEAN LANGUAGE plpgsql AS
$_dblink_is_open$
DECLARE
  v_is_open BOOLEAN;
BEGIN
  IF p_dblink_schema IS NULL THEN
    RETURN FALSE;
  END IF;
  EXECUTE format('SELECT coalesce($1 = ANY (%I.dblink_get_connections()), FALSE)', p_dblink_schema)
    INTO v_is_open USING p_cnx_name;
  RETURN v_is_open;
END;
$_dblink_is_open$;
