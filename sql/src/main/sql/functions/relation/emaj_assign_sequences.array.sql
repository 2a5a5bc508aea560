-- Assigns several sequences of a schema to a group. Returns: how many.
CREATE FUNCTION emaj.emaj_assign_sequences(p_schema TEXT, p_sequences TEXT[], p_group TEXT, p_mark TEXT DEFAULT 'ASSIGN_%')
RETURNS INT LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$emaj_assign_sequences$
  SELECT emaj._assign_relations('emaj_assign_sequences', 'S', p_schema, p_sequences, p_group, NULL, p_mark);
$emaj_assign_sequences$;
COMMENT ON FUNCTION emaj.emaj_assign_sequences(TEXT, TEXT[], TEXT, TEXT) IS 'Assigns several sequences to a table group';
