-- emaj_adm administers table groups, emaj_viewer looks at them. Both are only granted, never logged in with.
-- Roles belong to the whole server, so another database may have made them already.
DO $do$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'emaj_adm') THEN
    CREATE ROLE emaj_adm NOLOGIN;
    COMMENT ON ROLE emaj_adm IS 'May administer E-Maj table groups';
  END IF;
  IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'emaj_viewer') THEN
    CREATE ROLE emaj_viewer NOLOGIN;
    COMMENT ON ROLE emaj_viewer IS 'May look at E-Maj table groups';
  END IF;
  IF NOT pg_has_role('emaj_adm', 'emaj_viewer', 'MEMBER') THEN
    GRANT emaj_viewer TO emaj_adm;
  END IF;
END;
$do$;
