-- Assigns the tables of a schema that match p_tables_include_filter and not p_tables_exclude_filter (regular expressions),
-- have a primary key and are in no group. Returns: how many.
CREATE FUNCTION emaj.emaj_assign_tables(p_schema TEXT, p_tables_include_filter TEXT, p_tables_exclude_filter TEXT, p_group TEXT,
                                        p_properties JSONB DEFAULT NULL, p_mark TEXT DEFAULT 'ASSIGN_%')
RETURNS INT LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$emaj_assign_tables$
  SELECT emaj._assign_relations('emaj_assign_tables', 'r', p_schema, emaj._filter_names('r', p_schema, p_tables_include_filter, p_tables_exclude_filter),
                                p_group, p_properties, p_mark);
$emaj_assign_tables$;
COMMENT ON FUNCTION emaj.emaj_assign_tables(TEXT, TEXT, TEXT, TEXT, JSONB, TEXT) IS 'Assigns the tables that match a regular expression to a table group';
