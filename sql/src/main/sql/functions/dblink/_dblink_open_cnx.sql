-- Opens a dblink connection of this backend, over which progress is written at once while the transaction goes on.
-- p_cnx_name: rlbk#<session>; p_rollback_checks: whether a rollback asks, which needs READ COMMITTED to see what it wrote.
-- Results: p_status  1 opened, 0 already open, -1 no dblink extension, -4 not READ COMMITTED,
--                   -5 parameter dblink_user_password unset, -6 no connection, -7 its role is no emaj_adm;
--          p_schema  dblink's schema, NULL unless the connection is open.
-- Its timeouts are its own, since those of the client's session do not end a wait inside dblink; it waits for a lock no longer
-- than the client would. Nor do settings of its role, database or server matter that would end it while a long step works, or keep
-- it from writing.
CREATE FUNCTION emaj._dblink_open_cnx(p_cnx_name TEXT, p_rollback_checks BOOLEAN, OUT p_status INT, OUT p_schema TEXT)
RETURNS RECORD LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$_dblink_open_cnx$
DECLARE
  c_longest_wait CONSTANT INT := 10000;  -- milliseconds
  c_escape CONSTANT TEXT := repeat(chr(92), 2);  -- a backslash, as it stands between quotes in a connection string
  v_schema TEXT := emaj._dblink_schema();
  v_user_password TEXT;
  v_lock_timeout INT;
  v_is_adm BOOLEAN;
  v_error TEXT;
BEGIN
  SELECT param_value_text INTO v_user_password FROM emaj.emaj_param WHERE param_key = 'dblink_user_password';
  IF v_schema IS NULL THEN
    p_status := -1;
  ELSIF p_rollback_checks AND current_setting('transaction_isolation') <> 'read committed' THEN
    p_status := -4;
  ELSE
    IF emaj._dblink_is_alive(p_cnx_name, v_schema) THEN
      p_status := 0;
      p_schema := v_schema;
    ELSIF v_user_password IS NULL THEN
      p_status := -5;
    ELSE
      SELECT CASE WHEN setting::INT BETWEEN 1 AND c_longest_wait THEN setting::INT ELSE c_longest_wait END INTO v_lock_timeout
        FROM pg_settings WHERE name = 'lock_timeout';
      BEGIN
        EXECUTE format('SELECT %I.dblink_connect($1, $2)', v_schema)
          USING p_cnx_name, format(
            'host=%s port=%s dbname=%s options=''%s'' connect_timeout=10 application_name=''%s'' %s',
            emaj._conninfo_value(emaj._dblink_host()), current_setting('port'), emaj._conninfo_value(current_database()),
            format('-c synchronous_commit=off -c lock_timeout=%s -c statement_timeout=10min -c idle_session_timeout=0 '
                   '-c default_transaction_read_only=off -c default_transaction_isolation=read%s committed -c search_path=pg_catalog',
                   v_lock_timeout, c_escape),
            'emaj ' || p_cnx_name, v_user_password);
        EXECUTE format('SELECT is_adm FROM %I.dblink($1, $2) AS (is_adm BOOLEAN)', v_schema)
          INTO v_is_adm USING p_cnx_name, 'SELECT pg_has_role(''emaj_adm'', ''USAGE'')';
        IF v_is_adm THEN
          p_status := 1;
          p_schema := v_schema;
        ELSE
          p_status := -7;
          EXECUTE format('SELECT %I.dblink_disconnect($1)', v_schema) USING p_cnx_name;
        END IF;
      EXCEPTION
        WHEN OTHERS THEN
          p_status := -6;
          v_error := SQLERRM;
      END;
    END IF;
  END IF;
  -- The error may quote the connection string, so a password in it is cut out.
  PERFORM emaj._hist('DBLINK_OPEN_CNX', NULL, p_cnx_name,
    format('Status = %s%s', p_status, ': ' || regexp_replace(v_error, 'password\s*=\s*\S+', 'password=***', 'gi')));
END;
$_dblink_open_cnx$;
