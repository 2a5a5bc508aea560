-- Takes the engine out of a database: triggers, logs, functions, tables. Groups that are still logging are dropped as well.
-- Roles stay: they belong to the whole server.
DO $do$
DECLARE
  r_rel RECORD;
  v_schema TEXT;
BEGIN
  FOR r_rel IN
    SELECT format('%I.%I', rel_schema, rel_tblseq) AS name FROM emaj.emaj_relation
      WHERE rel_kind = 'r' AND upper_inf(rel_time_range) AND to_regclass(format('%I.%I', rel_schema, rel_tblseq)) IS NOT NULL
  LOOP
    EXECUTE 'DROP TRIGGER IF EXISTS emaj_log_trg ON ' || r_rel.name;
    EXECUTE 'DROP TRIGGER IF EXISTS emaj_trunc_trg ON ' || r_rel.name;
  END LOOP;
  FOR v_schema IN SELECT sch_name FROM emaj.emaj_schema WHERE sch_name <> 'emaj' LOOP
    EXECUTE format('DROP SCHEMA IF EXISTS %I CASCADE', v_schema);
  END LOOP;
  IF EXISTS (SELECT FROM pg_catalog.pg_extension WHERE extname = 'emaj') THEN
    DROP EXTENSION emaj CASCADE;
  END IF;
  DROP SCHEMA IF EXISTS emaj CASCADE;
END;
$do$;
