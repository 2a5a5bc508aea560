-- The rows of these tables are the user's: pg_dump keeps them, but for the few that installing makes anew.
DO $do$
DECLARE
  r_relation RECORD;
BEGIN
  FOR r_relation IN
    SELECT oid, relname FROM pg_catalog.pg_class
      WHERE relnamespace = 'emaj'::regnamespace AND relkind IN ('r', 'S') AND relname <> 'emaj_version_hist'
      ORDER BY relname
  LOOP
    PERFORM pg_catalog.pg_extension_config_dump(r_relation.oid,
      CASE r_relation.relname WHEN 'emaj_param' THEN 'WHERE param_key <> ''emaj_version'''
                              WHEN 'emaj_schema' THEN 'WHERE sch_name <> ''emaj'''
                              ELSE '' END);
  END LOOP;
END;
$do$;
