-- The application triggers that a rollback leaves enabled, from the property ignored_triggers: a name or an array of names.
CREATE FUNCTION emaj._ignored_triggers(p_table OID, p_property JSONB)
RETURNS TEXT[] LANGUAGE plpgsql AS
$_ignored_triggers$
DECLARE
  v_names TEXT[];
  v_unknown TEXT;
BEGIN
  IF p_property IS NULL OR p_property = 'null' THEN
    RETURN NULL;
  END IF;
  v_names := ARRAY (SELECT DISTINCT name
                      FROM jsonb_array_elements_text(CASE jsonb_typeof(p_property) WHEN 'array' THEN p_property
                                                                                   ELSE jsonb_build_array(p_property) END) AS name
                      ORDER BY name);
  SELECT string_agg(format('"%s"', name), ', ') INTO v_unknown
    FROM unnest(v_names) AS name
    WHERE NOT EXISTS (SELECT FROM emaj._application_triggers() WHERE table_oid = p_table AND trigger_name = name);
  IF v_unknown IS NOT NULL THEN
    RAISE EXCEPTION 'emaj: % has no application trigger %.', p_table::regclass, v_unknown;
  END IF;
  RETURN nullif(v_names, '{}');
END;
$_ignored_triggers$;
