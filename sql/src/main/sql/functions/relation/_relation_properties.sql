-- The columns of emaj_group_def as the properties that emaj_assign_table() takes, NULLs left out.
CREATE FUNCTION emaj._relation_properties(p_priority INT, p_log_schema_suffix TEXT, p_names_prefix TEXT, p_log_data_tablespace TEXT,
                                          p_log_index_tablespace TEXT)
RETURNS JSONB LANGUAGE sql IMMUTABLE AS
$_relation_properties$
  SELECT jsonb_strip_nulls(jsonb_build_object(
    'priority', p_priority, 'log_schema_suffix', nullif(p_log_schema_suffix, ''), 'names_prefix', p_names_prefix,
    'log_data_tablespace', p_log_data_tablespace, 'log_index_tablespace', p_log_index_tablespace));
$_relation_properties$;
