-- What a status of _dblink_open_cnx() means and what mends it.
CREATE FUNCTION emaj._dblink_status_text(p_status INT)
RETURNS TEXT LANGUAGE sql IMMUTABLE AS
$_dblink_status_text$
  SELECT CASE p_status
    WHEN 1 THEN 'The connection is open.'
    WHEN 0 THEN 'The connection was open already.'
    WHEN -1 THEN 'The extension dblink is not installed: CREATE EXTENSION dblink.'
    WHEN -4 THEN 'The transaction is not READ COMMITTED.'
    WHEN -5 THEN 'The parameter dblink_user_password is not set: emaj.emaj_set_param(''dblink_user_password'', ''user=... password=...'').'
    WHEN -6 THEN 'The connection failed: check dblink_user_password and pg_hba.conf.'
    WHEN -7 THEN 'The role in dblink_user_password is no member of emaj_adm.'
  END;
$_dblink_status_text$;
