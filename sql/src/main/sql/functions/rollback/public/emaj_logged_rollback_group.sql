-- Puts a group back to a mark and logs that, so that the rollback itself can be rolled back.
-- p_is_alter_group_allowed: whether the mark may lie before a change of structure. Returns: the report.
CREATE FUNCTION emaj.emaj_logged_rollback_group(p_group TEXT, p_mark TEXT, p_is_alter_group_allowed BOOLEAN DEFAULT FALSE,
    p_comment TEXT DEFAULT NULL, OUT rlbk_severity TEXT, OUT rlbk_message TEXT)
RETURNS SETOF RECORD LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$emaj_logged_rollback_group$
  SELECT * FROM emaj._rlbk_groups(ARRAY[p_group], p_mark, TRUE, FALSE, p_is_alter_group_allowed, p_comment);
$emaj_logged_rollback_group$;
COMMENT ON FUNCTION emaj.emaj_logged_rollback_group(TEXT, TEXT, BOOLEAN, TEXT) IS 'Rolls a table group back to a mark and logs that';
