-- A column behind an alias, cast to the type that an operator takes unless it has that or takes any of a kind (arrays, enums).
-- Written as schema and name, a type has no length: what format_type() says of a padded one would cut it to one character.
CREATE FUNCTION emaj._fkey_operand(p_alias TEXT, p_column pg_catalog.pg_attribute, p_type OID)
RETURNS TEXT LANGUAGE plpgsql STABLE AS
$_fkey_operand$
BEGIN
  RETURN format('%I.%I', p_alias, p_column.attname)
         || (SELECT CASE WHEN p_type = p_column.atttypid OR typtype = 'p' THEN '' ELSE format('::%I.%I', nspname, typname) END
               FROM pg_type JOIN pg_namespace ON pg_namespace.oid = typnamespace
               WHERE pg_type.oid = p_type);
END;
$_fkey_operand$;
