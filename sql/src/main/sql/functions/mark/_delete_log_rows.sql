-- Deletes what a table's log holds above one gid and up to another. Returns: the number of log rows.
CREATE FUNCTION emaj._delete_log_rows(p_rel emaj.emaj_relation, p_after_gid BIGINT, p_up_to_gid BIGINT)
RETURNS BIGINT LANGUAGE plpgsql AS
$_delete_log_rows$
DECLARE
  v_deleted BIGINT;
BEGIN
  EXECUTE format('DELETE FROM %I.%I WHERE emaj_gid > $1 AND emaj_gid <= $2', p_rel.rel_log_schema, p_rel.rel_log_table)
    USING p_after_gid, p_up_to_gid;
  GET DIAGNOSTICS v_deleted = ROW_COUNT;
  RETURN v_deleted;
END;
$_delete_log_rows$;
