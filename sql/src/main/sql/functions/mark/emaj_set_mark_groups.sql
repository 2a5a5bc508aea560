-- Sets one mark on several logging groups, at one point in time. Returns: the number of tables and sequences.
CREATE FUNCTION emaj.emaj_set_mark_groups(p_groups TEXT[], p_mark TEXT DEFAULT NULL, p_comment TEXT DEFAULT NULL)
RETURNS INT LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$emaj_set_mark_groups$ SELECT emaj._set_mark_groups('emaj_set_mark_groups', p_groups, p_mark, p_comment) $emaj_set_mark_groups$;
COMMENT ON FUNCTION emaj.emaj_set_mark_groups(TEXT[], TEXT, TEXT) IS 'Sets a mark on several table groups';
