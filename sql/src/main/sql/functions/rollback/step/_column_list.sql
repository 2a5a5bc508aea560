-- Columns as they stand in a SELECT list, behind an alias unless that is NULL.
CREATE FUNCTION emaj._column_list(p_columns TEXT[], p_alias TEXT)
RETURNS TEXT LANGUAGE sql IMMUTABLE AS
$_column_list$
  SELECT string_agg(concat(quote_ident(p_alias) || '.', quote_ident(name)), ', ' ORDER BY rank)
    FROM unnest(p_columns) WITH ORDINALITY AS listed (name, rank);
$_column_list$;
