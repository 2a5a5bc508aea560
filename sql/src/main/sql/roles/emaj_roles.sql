-- emaj_adm administers table groups, emaj_viewer looks at them. Both are only granted, never logged in with.
-- Roles belong to the whole server, so an installation in another database may have made them already, or makes them right now:
-- then this one waits for it to commit, and fails to make what is there.
DO $do$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'emaj_adm') THEN
    BEGIN
      CREATE ROLE emaj_adm NOLOGIN;
      COMMENT ON ROLE emaj_adm IS 'May administer E-Maj table groups';
    EXCEPTION
      WHEN duplicate_object OR unique_violation THEN
        NULL;
    END;
  END IF;
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'emaj_viewer') THEN
    BEGIN
      CREATE ROLE emaj_viewer NOLOGIN;
      COMMENT ON ROLE emaj_viewer IS 'May look at E-Maj table groups';
    EXCEPTION
      WHEN duplicate_object OR unique_violation THEN
        NULL;
    END;
  END IF;
  IF NOT pg_has_role('emaj_adm', 'emaj_viewer', 'MEMBER') THEN
    BEGIN
      GRANT emaj_viewer TO emaj_adm;
    EXCEPTION
      WHEN unique_violation THEN
        NULL;
    END;
  END IF;
END;
$do$;
