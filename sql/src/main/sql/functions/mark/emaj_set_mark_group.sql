-- Sets a mark on a logging group. Returns: the number of tables and sequences.
CREATE FUNCTION emaj.emaj_set_mark_group(p_group TEXT, p_mark TEXT DEFAULT NULL, p_comment TEXT DEFAULT NULL)
RETURNS INT LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$emaj_set_mark_group$ SELECT emaj._set_mark_groups('emaj_set_mark_group', ARRAY[p_group], p_mark, p_comment) $emaj_set_mark_group$;
COMMENT ON FUNCTION emaj.emaj_set_mark_group(TEXT, TEXT, TEXT) IS 'Sets a mark on a table group';
