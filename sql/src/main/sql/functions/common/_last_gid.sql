-- The gid of the latest change that was logged in the database.
CREATE FUNCTION emaj._last_gid()
RETURNS BIGINT LANGUAGE sql VOLATILE AS
$_last_gid$
  SELECT CASE WHEN is_called THEN last_value ELSE last_value - 1 END FROM emaj.emaj_global_seq;
$_last_gid$;
