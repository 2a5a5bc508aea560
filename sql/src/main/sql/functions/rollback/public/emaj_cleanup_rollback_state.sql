-- Brings the state of ended rollbacks up to date. Returns: the number of rollbacks whose state changed.
CREATE FUNCTION emaj.emaj_cleanup_rollback_state()
RETURNS INT LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$emaj_cleanup_rollback_state$ SELECT emaj._cleanup_rollback_state() $emaj_cleanup_rollback_state$;
COMMENT ON FUNCTION emaj.emaj_cleanup_rollback_state() IS 'Finds out how ended rollbacks ended';
