-- Deletes what a table's log holds above a gid.
-- A large log that holds nothing else is truncated: in a small part of the time, which for a small one would be longer. TRUNCATE
-- needs the log for itself, so when somebody reads it (a dump, say, or the caller's own
-- cursor) the rows are deleted instead of waiting for him.
-- p_changes: how many changes these are, as counted. Returns: the number of log rows deleted; NULL after TRUNCATE, which does not count.
CREATE FUNCTION emaj._delete_log_tbl(p_rel emaj.emaj_relation, p_last_gid BIGINT, p_changes BIGINT)
RETURNS BIGINT LANGUAGE plpgsql AS
$_delete_log_tbl$
DECLARE
  c_large CONSTANT BIGINT := 10000;
  v_log TEXT := format('%I.%I', p_rel.rel_log_schema, p_rel.rel_log_table);
  v_has_older BOOLEAN;
BEGIN
  IF p_changes >= c_large THEN
    EXECUTE format('SELECT EXISTS (SELECT FROM %s WHERE emaj_gid <= $1)', v_log) INTO v_has_older USING p_last_gid;
    IF NOT v_has_older THEN
      BEGIN
        EXECUTE format('LOCK TABLE %s IN ACCESS EXCLUSIVE MODE NOWAIT', v_log);
        EXECUTE format('TRUNCATE %s', v_log);
        RETURN NULL;
      EXCEPTION
        WHEN lock_not_available OR object_in_use THEN
          NULL;
      END;
    END IF;
  END IF;
  RETURN emaj._delete_log_rows(p_rel, p_last_gid, 9223372036854775807);
END;
$_delete_log_tbl$;
