-- What CREATE EXTENSION does for the extension form, done by hand for the plain script.
DO $do$
BEGIN
  IF current_setting('server_version_num')::INT < 140000 THEN
    RAISE EXCEPTION 'emaj: PostgreSQL % is too old.', current_setting('server_version')
      USING HINT = 'The engine needs PostgreSQL 14 or later.';
  END IF;
END;
$do$;

CREATE SCHEMA emaj;
COMMENT ON SCHEMA emaj IS 'Table groups: log of row changes, marks, rollbacks';

CREATE EXTENSION IF NOT EXISTS dblink;
CREATE EXTENSION IF NOT EXISTS btree_gist;

-- SQL functions may name others that come later in this script.
SET LOCAL check_function_bodies = off;
