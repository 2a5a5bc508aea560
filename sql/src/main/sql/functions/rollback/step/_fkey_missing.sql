-- _fkey_broken() for keys that were looked up: p_number of them are used at one end and missing at the other, such as p_sample.
CREATE FUNCTION emaj._fkey_missing(p_fkey pg_catalog.pg_constraint, p_number BIGINT, p_sample TEXT)
RETURNS VOID LANGUAGE plpgsql AS
$_fkey_missing$
DECLARE
  r_table RECORD;
  r_referenced RECORD;
BEGIN
  SELECT nspname, relname INTO r_table
    FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace WHERE pg_class.oid = p_fkey.conrelid;
  SELECT nspname, relname INTO r_referenced
    FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace WHERE pg_class.oid = p_fkey.confrelid;
  PERFORM emaj._fkey_broken(r_table.nspname, r_table.relname, p_fkey.conname,
    format('Its column %s would refer to rows that are not in "%s"."%s" (%s in all): %s = %s.',
           array_to_string(emaj._column_names(p_fkey.conrelid, p_fkey.conkey), ', '), r_referenced.nspname, r_referenced.relname, p_number,
           array_to_string(emaj._column_names(p_fkey.confrelid, p_fkey.confkey), ', '), p_sample));
END;
$_fkey_missing$;
