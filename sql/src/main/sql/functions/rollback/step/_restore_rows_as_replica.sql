-- _restore_rows() with session_replication_role = replica, so that foreign keys are not checked row by row.
-- Only a function-level SET is safe for that: any other form would outlive the function and let its caller bypass keys.
-- It exists only where the owner may set the parameter: a superuser, or from PostgreSQL 15 on a role granted SET on it.
-- How the engine was installed plays no part.
DO $do$
BEGIN
  CREATE FUNCTION emaj._restore_rows_as_replica(p_rel emaj.emaj_relation, p_min_gid BIGINT, p_max_gid BIGINT, p_is_log_written BOOLEAN)
  RETURNS BIGINT LANGUAGE sql SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp SET session_replication_role = replica AS
  $_restore_rows_as_replica$
    SELECT emaj._restore_rows(p_rel, p_min_gid, p_max_gid, p_is_log_written);
  $_restore_rows_as_replica$;
EXCEPTION
  WHEN insufficient_privilege THEN
    RAISE NOTICE 'emaj: % may not set session_replication_role, so foreign keys will be checked or rebuilt.', current_user;
END;
$do$;
