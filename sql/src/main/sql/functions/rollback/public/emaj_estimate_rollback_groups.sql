-- Estimates how long a rollback of several groups to a mark would take. Returns: the duration in one session.
CREATE FUNCTION emaj.emaj_estimate_rollback_groups(p_groups TEXT[], p_mark TEXT, p_is_logged_rlbk BOOLEAN)
RETURNS INTERVAL LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$emaj_estimate_rollback_groups$ SELECT emaj._estimate_rollback_groups(p_groups, p_mark, p_is_logged_rlbk) $emaj_estimate_rollback_groups$;
COMMENT ON FUNCTION emaj.emaj_estimate_rollback_groups(TEXT[], TEXT, BOOLEAN) IS 'Estimates the duration of a rollback of several groups';
