-- The beginning of the names of a table's log objects: <schema>_<table>, as documented.
-- A prefix given by the administrator is taken as it is. The default one is cut and made distinct by a hash where it
-- would be too long for the suffixes or belongs to another table (a_b.c and a.b_c).
CREATE FUNCTION emaj._names_prefix(p_schema TEXT, p_table TEXT, p_log_schema TEXT, p_given TEXT)
RETURNS TEXT LANGUAGE plpgsql AS
$_names_prefix$
DECLARE
  c_max_bytes CONSTANT INT := 63 - octet_length('_log_fnct');
  v_prefix TEXT := coalesce(p_given, p_schema || '_' || p_table);
  v_hash TEXT := '#' || left(md5(format('%I.%I', p_schema, p_table)), 12);
  v_is_taken BOOLEAN;
BEGIN
  v_is_taken := EXISTS (SELECT FROM emaj.emaj_relation
                          WHERE rel_log_schema = p_log_schema AND rel_log_table = v_prefix || '_log')
                OR to_regclass(format('%I.%I', p_log_schema, v_prefix || '_log')) IS NOT NULL;
  IF octet_length(v_prefix) <= c_max_bytes AND NOT v_is_taken THEN
    RETURN v_prefix;
  ELSIF p_given IS NOT NULL THEN
    RAISE EXCEPTION 'emaj: the names prefix "%" of table "%"."%" is %.', p_given, p_schema, p_table,
      CASE WHEN v_is_taken THEN 'used by another table' ELSE format('longer than %s bytes', c_max_bytes) END;
  END IF;
  WHILE octet_length(v_prefix || v_hash) > c_max_bytes LOOP
    v_prefix := left(v_prefix, -1);
  END LOOP;
  RETURN v_prefix || v_hash;
END;
$_names_prefix$;
