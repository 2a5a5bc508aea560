-- The schema of the extension dblink; NULL if it is not installed.
CREATE FUNCTION emaj._dblink_schema()
RETURNS TEXT LANGUAGE sql STABLE AS
$_dblink_schema$
  SELECT nspname::TEXT FROM pg_extension JOIN pg_namespace ON pg_namespace.oid = extnamespace WHERE extname = 'dblink';
$_dblink_schema$;
