-- The names of columns that a catalog gives by number, in its order.
CREATE FUNCTION emaj._column_names(p_table OID, p_numbers INT2[])
RETURNS TEXT[] LANGUAGE plpgsql STABLE AS
$_column_names$
BEGIN
  RETURN ARRAY (
    SELECT attname FROM unnest(p_numbers) WITH ORDINALITY AS listed (number, rank) JOIN pg_attribute ON attrelid = p_table AND attnum = number
      ORDER BY rank);
END;
$_column_names$;
