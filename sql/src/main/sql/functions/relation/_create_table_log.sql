-- Makes a table a member of a group: log table, log sequence, log function, triggers (still disabled), registration.
CREATE FUNCTION emaj._create_table_log(p_group TEXT, p_schema TEXT, p_table TEXT, p_oid OID, p_time_id BIGINT, p_properties JSONB)
RETURNS VOID LANGUAGE plpgsql AS
$_create_table_log$
DECLARE
  v_key TEXT[] := emaj._primary_key_columns(p_oid);
  v_log_schema TEXT := emaj._create_log_schema(p_properties ->> 'log_schema_suffix');
  v_prefix TEXT := emaj._names_prefix(p_schema, p_table, v_log_schema, p_properties ->> 'names_prefix');
  v_data_tablespace TEXT := p_properties ->> 'log_data_tablespace';
  v_index_tablespace TEXT := p_properties ->> 'log_index_tablespace';
  r_columns RECORD;
BEGIN
  IF v_key IS NULL AND (SELECT group_is_rollbackable FROM emaj.emaj_group WHERE group_name = p_group) THEN
    RAISE EXCEPTION 'emaj: the table "%"."%" has no primary key, which the ROLLBACKABLE group "%" needs.', p_schema, p_table, p_group
      USING HINT = 'Add a primary key, or use an AUDIT_ONLY group.';
  END IF;
  SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) FILTER (WHERE attgenerated = '') AS plain,
         array_agg(attname::TEXT ORDER BY attnum) FILTER (WHERE attgenerated <> '') AS generated,
         coalesce(bool_or(attidentity = 'a'), FALSE) AS has_always_identity,
         count(*) AS number
    INTO r_columns
    FROM pg_attribute WHERE attrelid = p_oid AND attnum > 0 AND NOT attisdropped;
  PERFORM emaj._create_log_table(p_oid, v_log_schema, v_prefix, v_data_tablespace, v_index_tablespace);
  PERFORM emaj._create_log_function(p_oid, v_log_schema, v_prefix);
  EXECUTE format('CREATE TRIGGER emaj_log_trg AFTER INSERT OR UPDATE OR DELETE ON %s FOR EACH ROW EXECUTE FUNCTION %I.%I()',
                 p_oid::regclass, v_log_schema, v_prefix || '_log_fnct');
  EXECUTE format('CREATE TRIGGER emaj_trunc_trg BEFORE TRUNCATE ON %s FOR EACH STATEMENT EXECUTE FUNCTION emaj._truncate_log_fnct(%L, %L)',
                 p_oid::regclass, p_schema, p_table);
  EXECUTE format('ALTER TABLE ONLY %s DISABLE TRIGGER emaj_log_trg, DISABLE TRIGGER emaj_trunc_trg', p_oid::regclass);
  INSERT INTO emaj.emaj_relation
      (rel_schema, rel_tblseq, rel_time_range, rel_group, rel_kind, rel_priority, rel_log_schema, rel_log_table, rel_log_dat_tsp,
       rel_log_index, rel_log_idx_tsp, rel_log_sequence, rel_log_function, rel_ignored_triggers, rel_pk_cols, rel_gen_expr_cols,
       rel_emaj_verb_attnum, rel_has_always_ident_col, rel_sql_rlbk_columns)
    VALUES
      (p_schema, p_table, int8range(p_time_id, NULL), p_group, 'r', (p_properties ->> 'priority')::INT, v_log_schema, v_prefix || '_log',
       v_data_tablespace, v_prefix || '_log_idx', v_index_tablespace, v_prefix || '_log_seq', v_prefix || '_log_fnct',
       emaj._ignored_triggers(p_oid, p_properties -> 'ignored_triggers'), v_key, r_columns.generated,
       r_columns.number + 1, r_columns.has_always_identity, r_columns.plain);
END;
$_create_table_log$;
