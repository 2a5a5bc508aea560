-- Whether _check_fkey() can tell if a foreign key holds: it compares for equality, which is not what a key with PERIOD
-- (PostgreSQL 18) asks for, and it must see every row of both tables and be allowed to lock it.
CREATE FUNCTION emaj._can_check_fkey(p_fkey pg_catalog.pg_constraint)
RETURNS BOOLEAN LANGUAGE plpgsql STABLE AS
$_can_check_fkey$
BEGIN
  RETURN NOT coalesce((to_jsonb(p_fkey) ->> 'conperiod')::BOOLEAN, FALSE)
         AND (SELECT bool_and(has_schema_privilege(relnamespace, 'USAGE') AND has_table_privilege(oid, 'SELECT')
                              AND has_table_privilege(oid, 'UPDATE') AND NOT row_security_active(oid))
                FROM pg_class WHERE oid IN (p_fkey.conrelid, p_fkey.confrelid));
END;
$_can_check_fkey$;
