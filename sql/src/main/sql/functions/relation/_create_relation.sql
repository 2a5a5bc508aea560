-- Makes a table or sequence a member of a group, whichever it is.
-- p_properties: priority, log_data_tablespace, log_index_tablespace, ignored_triggers, log_schema_suffix, names_prefix.
CREATE FUNCTION emaj._create_relation(p_group TEXT, p_schema TEXT, p_name TEXT, p_time_id BIGINT, p_properties JSONB)
RETURNS VOID LANGUAGE plpgsql AS
$_create_relation$
DECLARE
  v_oid OID := to_regclass(format('%I.%I', p_schema, p_name));
  v_kind "char";
  v_unknown TEXT;
BEGIN
  SELECT relkind INTO v_kind FROM pg_class WHERE oid = v_oid;
  IF v_kind IS NULL THEN
    RAISE EXCEPTION 'emaj: there is no table or sequence "%"."%".', p_schema, p_name
      USING HINT = 'Names are case sensitive and written without quotes.';
  END IF;
  PERFORM emaj._check_assignable(p_schema, p_name, v_kind);
  SELECT string_agg(key, ', ') INTO v_unknown FROM jsonb_object_keys(p_properties) AS key
    WHERE key NOT IN ('priority', 'log_data_tablespace', 'log_index_tablespace', 'ignored_triggers', 'log_schema_suffix', 'names_prefix');
  IF v_unknown IS NOT NULL THEN
    RAISE EXCEPTION 'emaj: "%"."%" has unknown properties: %.', p_schema, p_name, v_unknown;
  END IF;
  IF v_kind = 'S' THEN
    IF p_properties - 'priority' <> '{}' THEN
      RAISE EXCEPTION 'emaj: "%"."%" is a sequence, which has no log table and no such properties.', p_schema, p_name;
    END IF;
    INSERT INTO emaj.emaj_relation (rel_schema, rel_tblseq, rel_time_range, rel_group, rel_kind, rel_priority)
      VALUES (p_schema, p_name, int8range(p_time_id, NULL), p_group, 'S', (p_properties ->> 'priority')::INT);
  ELSE
    PERFORM emaj._create_table_log(p_group, p_schema, p_name, v_oid, p_time_id, p_properties);
  END IF;
END;
$_create_relation$;
