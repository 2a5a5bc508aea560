-- The rows of these tables are the user's: pg_dump keeps them.
SELECT pg_catalog.pg_extension_config_dump(format('emaj.%I', relname)::regclass, '')
  FROM pg_catalog.pg_class
  WHERE relnamespace = 'emaj'::regnamespace AND relkind IN ('r', 'S')
    AND relname NOT IN ('emaj_param', 'emaj_schema', 'emaj_version_hist')
  ORDER BY relname;
SELECT pg_catalog.pg_extension_config_dump('emaj.emaj_param', 'WHERE param_key <> ''emaj_version''');
SELECT pg_catalog.pg_extension_config_dump('emaj.emaj_schema', 'WHERE sch_name <> ''emaj''');
