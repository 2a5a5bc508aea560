-- Whether a table has a column of a domain that forbids NULL, be it by a domain below.
CREATE FUNCTION emaj._forbids_null(p_table OID)
RETURNS BOOLEAN LANGUAGE sql STABLE AS
$_forbids_null$
  WITH RECURSIVE used AS (
    SELECT atttypid AS type_oid FROM pg_attribute WHERE attrelid = p_table AND attnum > 0 AND NOT attisdropped
    UNION
    SELECT typbasetype FROM used JOIN pg_type ON pg_type.oid = type_oid WHERE typtype = 'd')
  SELECT bool_or(typnotnull) FROM used JOIN pg_type ON pg_type.oid = type_oid;
$_forbids_null$;
