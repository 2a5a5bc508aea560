-- Makes sure that the schema for log objects exists: emaj, or emaj<suffix>. Returns: its name.
CREATE FUNCTION emaj._create_log_schema(p_suffix TEXT)
RETURNS TEXT LANGUAGE plpgsql AS
$_create_log_schema$
DECLARE
  v_schema TEXT := 'emaj' || coalesce(p_suffix, '');
BEGIN
  IF NOT EXISTS (SELECT FROM emaj.emaj_schema WHERE sch_name = v_schema) THEN
    IF to_regnamespace(quote_ident(v_schema)) IS NOT NULL THEN
      RAISE EXCEPTION 'emaj: the schema "%" exists already and is not for logs.', v_schema;
    END IF;
    EXECUTE format('CREATE SCHEMA %I', v_schema);
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO emaj_adm, emaj_viewer', v_schema);
    INSERT INTO emaj.emaj_schema (sch_name) VALUES (v_schema);
    PERFORM emaj._hist('CREATE_GROUP', 'SCHEMA CREATED', quote_ident(v_schema));
  END IF;
  RETURN v_schema;
END;
$_create_log_schema$;
