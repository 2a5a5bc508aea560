-- Puts several groups back to a mark that they have in common and logs that.
-- p_is_alter_group_allowed: whether the mark may lie before a change of structure. Returns: the report.
CREATE FUNCTION emaj.emaj_logged_rollback_groups(p_groups TEXT[], p_mark TEXT, p_is_alter_group_allowed BOOLEAN DEFAULT FALSE,
    p_comment TEXT DEFAULT NULL, OUT rlbk_severity TEXT, OUT rlbk_message TEXT)
RETURNS SETOF RECORD LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$emaj_logged_rollback_groups$
  SELECT * FROM emaj._rlbk_groups(p_groups, p_mark, TRUE, TRUE, p_is_alter_group_allowed, p_comment);
$emaj_logged_rollback_groups$;
COMMENT ON FUNCTION emaj.emaj_logged_rollback_groups(TEXT[], TEXT, BOOLEAN, TEXT) IS 'Rolls several table groups back to a mark and logs that';
