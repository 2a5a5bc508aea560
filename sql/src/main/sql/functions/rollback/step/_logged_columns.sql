-- The application's columns of a log table, generated ones included, behind an alias unless that is NULL.
-- In PL/pgSQL because it is called for each table: there the query's plan is kept.
CREATE FUNCTION emaj._logged_columns(p_rel emaj.emaj_relation, p_alias TEXT)
RETURNS TEXT LANGUAGE plpgsql STABLE AS
$_logged_columns$
BEGIN
  RETURN (
    SELECT string_agg(concat(quote_ident(p_alias) || '.', quote_ident(attname)), ', ' ORDER BY attnum)
      FROM pg_attribute
      WHERE attrelid = format('%I.%I', p_rel.rel_log_schema, p_rel.rel_log_table)::regclass
        AND attnum BETWEEN 1 AND p_rel.rel_emaj_verb_attnum - 1 AND NOT attisdropped);
END;
$_logged_columns$;
