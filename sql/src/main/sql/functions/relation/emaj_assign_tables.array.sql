-- Assigns several tables of a schema to a group. Returns: how many.
CREATE FUNCTION emaj.emaj_assign_tables(p_schema TEXT, p_tables TEXT[], p_group TEXT, p_properties JSONB DEFAULT NULL, p_mark TEXT DEFAULT 'ASSIGN_%')
RETURNS INT LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$emaj_assign_tables$
  SELECT emaj._assign_relations('emaj_assign_tables', 'r', p_schema, p_tables, p_group, p_properties, p_mark);
$emaj_assign_tables$;
COMMENT ON FUNCTION emaj.emaj_assign_tables(TEXT, TEXT[], TEXT, JSONB, TEXT) IS 'Assigns several tables to a table group';
