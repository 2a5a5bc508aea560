-- Takes the protection of a mark away. Returns: 1, or 0 if it was not protected.
CREATE FUNCTION emaj.emaj_unprotect_mark_group(p_group TEXT, p_mark TEXT)
RETURNS INT LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$emaj_unprotect_mark_group$ SELECT emaj._set_mark_protection('emaj_unprotect_mark_group', p_group, p_mark, FALSE) $emaj_unprotect_mark_group$;
COMMENT ON FUNCTION emaj.emaj_unprotect_mark_group(TEXT, TEXT) IS 'Takes the protection of a mark away';
