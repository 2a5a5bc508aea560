-- Runs a statement that returns one BIGINT: over the dblink connection, thus committed at once, or here when there is none.
-- p_dblink_schema: dblink's schema, NULL to run it in the current transaction.
-- Returns: what the statement returns. Only the owner may call it: it runs any text with the rights of the dblink role.
CREATE FUNCTION emaj._dblink_sql_exec(p_cnx_name TEXT, p_stmt TEXT, p_dblink_schema TEXT)
RETURNS BIGINT LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$_dblink_sql_exec$
DECLARE
  v_result BIGINT;
BEGIN
  IF p_dblink_schema IS NULL THEN
    EXECUTE p_stmt INTO v_result;
  ELSE
    EXECUTE format('SELECT result FROM %I.dblink($1, $2) AS (result BIGINT)', p_dblink_schema)
      INTO v_result USING p_cnx_name, p_stmt;
  END IF;
  RETURN v_result;
END;
$_dblink_sql_exec$;
