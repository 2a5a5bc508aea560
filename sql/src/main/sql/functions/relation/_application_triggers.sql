-- The triggers that the application has put on its tables: neither the engine's nor those of foreign keys and unique constraints.
-- tgisinternal does not tell: on PostgreSQL 14 it is also true for what a partition has of its partitioned table.
CREATE FUNCTION emaj._application_triggers()
RETURNS TABLE (table_oid OID, trigger_name NAME, enabled "char", is_internal BOOLEAN) LANGUAGE sql STABLE AS
$_application_triggers$
  SELECT tgrelid, tgname, tgenabled, tgisinternal
    FROM pg_trigger LEFT JOIN pg_constraint ON pg_constraint.oid = tgconstraint
    WHERE coalesce(contype, 't') = 't' AND tgname NOT IN ('emaj_log_trg', 'emaj_trunc_trg');
$_application_triggers$;
