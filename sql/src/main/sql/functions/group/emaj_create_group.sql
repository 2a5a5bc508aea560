-- Creates a group with the tables and sequences that emaj_group_def names for it, or empty if it names none.
-- Returns: the number of tables and sequences.
CREATE FUNCTION emaj.emaj_create_group(p_group TEXT, p_is_rollbackable BOOLEAN DEFAULT TRUE, p_comment TEXT DEFAULT NULL)
RETURNS INT LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$emaj_create_group$ SELECT emaj._create_group(p_group, p_is_rollbackable, NULL, p_comment) $emaj_create_group$;
COMMENT ON FUNCTION emaj.emaj_create_group(TEXT, BOOLEAN, TEXT) IS 'Creates a table group';
