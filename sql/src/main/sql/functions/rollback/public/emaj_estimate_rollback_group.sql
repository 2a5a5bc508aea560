-- Estimates how long a rollback of a group to a mark would take. Returns: the duration in one session.
CREATE FUNCTION emaj.emaj_estimate_rollback_group(p_group TEXT, p_mark TEXT, p_is_logged_rlbk BOOLEAN)
RETURNS INTERVAL LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$emaj_estimate_rollback_group$ SELECT emaj._estimate_rollback_groups(ARRAY[p_group], p_mark, p_is_logged_rlbk) $emaj_estimate_rollback_group$;
COMMENT ON FUNCTION emaj.emaj_estimate_rollback_group(TEXT, TEXT, BOOLEAN) IS 'Estimates the duration of a rollback';
