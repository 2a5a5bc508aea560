-- The columns that a rollback writes (all but generated ones) behind an alias, in table order as in rel_sql_rlbk_columns.
-- In PL/pgSQL because it is called for each table: there the query's plan is kept.
CREATE FUNCTION emaj._qualify_columns(p_table REGCLASS, p_alias TEXT)
RETURNS TEXT LANGUAGE plpgsql STABLE AS
$_qualify_columns$
BEGIN
  RETURN (
    SELECT string_agg(format('%I.%I', p_alias, attname), ', ' ORDER BY attnum)
      FROM pg_attribute WHERE attrelid = p_table AND attnum > 0 AND NOT attisdropped AND attgenerated = '');
END;
$_qualify_columns$;
