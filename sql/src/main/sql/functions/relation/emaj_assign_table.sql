-- Assigns a table to a group. p_mark: set when the group is logging. Returns: 1.
CREATE FUNCTION emaj.emaj_assign_table(p_schema TEXT, p_table TEXT, p_group TEXT, p_properties JSONB DEFAULT NULL, p_mark TEXT DEFAULT 'ASSIGN_%')
RETURNS INT LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$emaj_assign_table$
  SELECT emaj._assign_relations('emaj_assign_table', 'r', p_schema, ARRAY[p_table], p_group, p_properties, p_mark);
$emaj_assign_table$;
COMMENT ON FUNCTION emaj.emaj_assign_table(TEXT, TEXT, TEXT, JSONB, TEXT) IS 'Assigns a table to a table group';
