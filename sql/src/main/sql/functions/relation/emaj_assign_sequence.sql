-- Assigns a sequence to a group. p_mark: set when the group is logging. Returns: 1.
CREATE FUNCTION emaj.emaj_assign_sequence(p_schema TEXT, p_sequence TEXT, p_group TEXT, p_mark TEXT DEFAULT 'ASSIGN_%')
RETURNS INT LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$emaj_assign_sequence$
  SELECT emaj._assign_relations('emaj_assign_sequence', 'S', p_schema, ARRAY[p_sequence], p_group, NULL, p_mark);
$emaj_assign_sequence$;
COMMENT ON FUNCTION emaj.emaj_assign_sequence(TEXT, TEXT, TEXT, TEXT) IS 'Assigns a sequence to a table group';
