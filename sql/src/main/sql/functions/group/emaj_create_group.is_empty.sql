-- The documented 2.x form: says whether the group shall be empty.
-- Returns: the number of tables and sequences.
CREATE FUNCTION emaj.emaj_create_group(p_group TEXT, p_is_rollbackable BOOLEAN, p_is_empty BOOLEAN)
RETURNS INT LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$emaj_create_group$ SELECT emaj._create_group(p_group, p_is_rollbackable, coalesce(p_is_empty, FALSE), NULL) $emaj_create_group$;
COMMENT ON FUNCTION emaj.emaj_create_group(TEXT, BOOLEAN, BOOLEAN) IS 'Creates a table group, empty or from emaj_group_def';
