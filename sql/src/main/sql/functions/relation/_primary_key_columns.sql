-- The primary key's columns in key order; NULL if there is none, or one that means overlap instead of equality.
CREATE FUNCTION emaj._primary_key_columns(p_table OID)
RETURNS TEXT[] LANGUAGE sql STABLE AS
$_primary_key_columns$
  SELECT array_agg(attname::TEXT ORDER BY rank)
    FROM pg_index
         CROSS JOIN unnest(indkey::INT2[]) WITH ORDINALITY AS key (attnum, rank)
         JOIN pg_attribute ON attrelid = indrelid AND pg_attribute.attnum = key.attnum
    WHERE indrelid = p_table AND indisprimary AND NOT indisexclusion AND rank <= indnkeyatts;
$_primary_key_columns$;
