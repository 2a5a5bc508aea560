-- Protects a mark: no rollback may delete it, thus none may go back behind it. Returns: 1, or 0 if it was protected.
CREATE FUNCTION emaj.emaj_protect_mark_group(p_group TEXT, p_mark TEXT)
RETURNS INT LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$emaj_protect_mark_group$ SELECT emaj._set_mark_protection('emaj_protect_mark_group', p_group, p_mark, TRUE) $emaj_protect_mark_group$;
COMMENT ON FUNCTION emaj.emaj_protect_mark_group(TEXT, TEXT) IS 'Protects a mark against rollbacks behind it';
