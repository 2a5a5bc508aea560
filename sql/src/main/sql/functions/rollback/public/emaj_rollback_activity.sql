-- The rollbacks in progress, after the state of ended ones has been brought up to date.
CREATE FUNCTION emaj.emaj_rollback_activity()
RETURNS SETOF emaj.emaj_rollback_activity_type LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$emaj_rollback_activity$
BEGIN
  PERFORM emaj._cleanup_rollback_state();
  RETURN QUERY SELECT * FROM emaj._rollback_activity();
END;
$emaj_rollback_activity$;
COMMENT ON FUNCTION emaj.emaj_rollback_activity() IS 'Shows the rollbacks in progress';
