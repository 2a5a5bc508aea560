-- Creates the trigger function that logs the row changes of one table. Columns are named one by one, so that a column added
-- later does not break the application: the engine then refuses to mark or roll back the group instead.
-- The gid is taken before the counter moves, and a mark reads the counters before the gid: whatever is above a mark's gid is
-- thus counted after it, however the two interleave.
-- It runs with the owner's rights under the search path of whoever changes a row, since a SET clause would cost each row a tenth of
-- the time that logging takes (docs/adr/0008-lean-log-functions.md). So every name in it says its schema, the operators too.
CREATE FUNCTION emaj._create_log_function(p_table OID, p_log_schema TEXT, p_prefix TEXT)
RETURNS VOID LANGUAGE plpgsql AS
$_create_log_function$
DECLARE
  v_columns TEXT;
  v_old TEXT;
  v_new TEXT;
BEGIN
  SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum),
         string_agg('OLD.' || quote_ident(attname), ', ' ORDER BY attnum),
         string_agg('NEW.' || quote_ident(attname), ', ' ORDER BY attnum)
    INTO v_columns, v_old, v_new
    FROM pg_attribute WHERE attrelid = p_table AND attnum > 0 AND NOT attisdropped;
  EXECUTE format($create$
    CREATE FUNCTION %1$s() RETURNS TRIGGER LANGUAGE plpgsql SECURITY DEFINER AS
    $log$
    DECLARE
      v_gid pg_catalog.int8 := pg_catalog.nextval('emaj.emaj_global_seq'::pg_catalog.regclass);
      v_counter pg_catalog.int8 := pg_catalog.nextval(%2$L::pg_catalog.regclass);
    BEGIN
      IF TG_OP OPERATOR(pg_catalog.=) 'INSERT' THEN
        INSERT INTO %3$s (%4$s, emaj_verb, emaj_tuple, emaj_gid) VALUES (%6$s, 'INS', 'NEW', v_gid);
      ELSIF TG_OP OPERATOR(pg_catalog.=) 'UPDATE' THEN
        INSERT INTO %3$s (%4$s, emaj_verb, emaj_tuple, emaj_gid) VALUES (%5$s, 'UPD', 'OLD', v_gid), (%6$s, 'UPD', 'NEW', v_gid);
      ELSE
        INSERT INTO %3$s (%4$s, emaj_verb, emaj_tuple, emaj_gid) VALUES (%5$s, 'DEL', 'OLD', v_gid);
      END IF;
      RETURN NULL;
    END;
    $log$ $create$,
    format('%I.%I', p_log_schema, p_prefix || '_log_fnct'), format('%I.%I', p_log_schema, p_prefix || '_log_seq'),
    format('%I.%I', p_log_schema, p_prefix || '_log'), v_columns, v_old, v_new);
  EXECUTE format('REVOKE ALL ON FUNCTION %I.%I() FROM PUBLIC', p_log_schema, p_prefix || '_log_fnct');
END;
$_create_log_function$;
