-- Creates a log table and its log sequence: the application columns by name and type, without their constraints, then the
-- technical columns, then those of the parameter alter_log_table. One changed row is one log row, or two (OLD and NEW of an update) with the same gid.
CREATE FUNCTION emaj._create_log_table(p_table OID, p_log_schema TEXT, p_prefix TEXT, p_data_tablespace TEXT, p_index_tablespace TEXT)
RETURNS VOID LANGUAGE plpgsql AS
$_create_log_table$
DECLARE
  v_log_table TEXT := format('%I.%I', p_log_schema, p_prefix || '_log');
  v_columns TEXT;
  v_extra_columns TEXT;
BEGIN
  SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) INTO v_columns
    FROM pg_attribute WHERE attrelid = p_table AND attnum > 0 AND NOT attisdropped;
  EXECUTE format(
    'CREATE TABLE %s %s AS SELECT %s, NULL::VARCHAR(3) AS emaj_verb, NULL::VARCHAR(3) AS emaj_tuple, NULL::BIGINT AS emaj_gid,'
    ' NULL::TIMESTAMPTZ AS emaj_changed, NULL::BIGINT AS emaj_txid, NULL::TEXT AS emaj_user FROM ONLY %s WITH NO DATA',
    v_log_table, 'TABLESPACE ' || quote_ident(p_data_tablespace), v_columns, p_table::regclass);
  EXECUTE format(
    'ALTER TABLE %1$s'
    ' ALTER emaj_verb SET NOT NULL, ALTER emaj_tuple SET NOT NULL, ALTER emaj_gid SET NOT NULL,'
    ' ALTER emaj_gid SET DEFAULT nextval(''emaj.emaj_global_seq''), ALTER emaj_changed SET DEFAULT clock_timestamp(),'
    ' ALTER emaj_txid SET DEFAULT txid_current(), ALTER emaj_user SET DEFAULT session_user,'
    ' ADD CONSTRAINT %2$I PRIMARY KEY (emaj_gid, emaj_tuple) %3$s',
    v_log_table, p_prefix || '_log_idx', 'USING INDEX TABLESPACE ' || quote_ident(p_index_tablespace));
  v_extra_columns := emaj._extra_log_columns((SELECT param_value_text FROM emaj.emaj_param WHERE param_key = 'alter_log_table'));
  IF v_extra_columns IS NOT NULL THEN
    EXECUTE format('ALTER TABLE %s %s', v_log_table, v_extra_columns);
  END IF;
  EXECUTE format('ALTER TABLE %s CLUSTER ON %I', v_log_table, p_prefix || '_log_idx');
  EXECUTE format('CREATE SEQUENCE %I.%I', p_log_schema, p_prefix || '_log_seq');
  EXECUTE format('GRANT SELECT ON TABLE %s TO emaj_adm, emaj_viewer', v_log_table);
  EXECUTE format('GRANT SELECT ON SEQUENCE %I.%I TO emaj_adm, emaj_viewer', p_log_schema, p_prefix || '_log_seq');
END;
$_create_log_table$;
