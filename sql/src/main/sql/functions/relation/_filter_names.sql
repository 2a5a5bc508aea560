-- The tables or sequences of a schema that match one regular expression and not another, are in no group and could be.
-- p_kind: 'r' or 'S'; p_include: '' matches nothing, '.*' all; p_exclude: NULL or '' excludes nothing.
CREATE FUNCTION emaj._filter_names(p_kind CHAR(1), p_schema TEXT, p_include TEXT, p_exclude TEXT)
RETURNS TEXT[] LANGUAGE plpgsql STABLE AS
$_filter_names$
BEGIN
  IF to_regnamespace(quote_ident(p_schema)) IS NULL THEN
    RAISE EXCEPTION 'emaj: there is no schema "%".', p_schema;
  END IF;
  RETURN ARRAY (
    SELECT relname::TEXT
      FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace
      WHERE nspname = p_schema AND relkind = p_kind::"char" AND relpersistence IN ('p', CASE p_kind WHEN 'S' THEN 'u' ELSE 'p' END)
        AND p_include <> '' AND relname ~ p_include AND (coalesce(p_exclude, '') = '' OR relname !~ p_exclude)
        AND NOT EXISTS (SELECT FROM emaj.emaj_relation
                          WHERE rel_schema = p_schema AND rel_tblseq = relname AND upper_inf(rel_time_range))
        AND (p_kind = 'S' OR EXISTS (SELECT FROM pg_index WHERE indrelid = pg_class.oid AND indisprimary))
      ORDER BY relname);
END;
$_filter_names$;
