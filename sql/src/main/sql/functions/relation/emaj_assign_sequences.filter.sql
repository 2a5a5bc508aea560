-- Assigns the sequences of a schema that match p_sequences_include_filter and not p_sequences_exclude_filter (regular
-- expressions) and are in no group. Returns: how many.
CREATE FUNCTION emaj.emaj_assign_sequences(p_schema TEXT, p_sequences_include_filter TEXT, p_sequences_exclude_filter TEXT, p_group TEXT,
                                           p_mark TEXT DEFAULT 'ASSIGN_%')
RETURNS INT LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$emaj_assign_sequences$
  SELECT emaj._assign_relations('emaj_assign_sequences', 'S', p_schema,
                                emaj._filter_names('S', p_schema, p_sequences_include_filter, p_sequences_exclude_filter), p_group, NULL, p_mark);
$emaj_assign_sequences$;
COMMENT ON FUNCTION emaj.emaj_assign_sequences(TEXT, TEXT, TEXT, TEXT, TEXT) IS 'Assigns the sequences that match a regular expression to a table group';
