-- Columns as they stand in a SELECT list, behind an alias unless that is NULL.
-- In PL/pgSQL because it is called for each table: there the query's plan is kept.
CREATE FUNCTION emaj._column_list(p_columns TEXT[], p_alias TEXT)
RETURNS TEXT LANGUAGE plpgsql IMMUTABLE AS
$_column_list$
BEGIN
  RETURN (
    SELECT string_agg(concat(quote_ident(p_alias) || '.', quote_ident(name)), ', ' ORDER BY rank)
      FROM unnest(p_columns) WITH ORDINALITY AS listed (name, rank));
END;
$_column_list$;
