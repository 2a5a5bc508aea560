-- Deletes what the logs of a group hold above one gid and up to another. It locks no application table and truncates no log, so
-- nobody who writes waits. A log table that was dropped is passed over, so that a damaged group can be relieved.
-- Returns: the number of tables whose log had such rows.
CREATE FUNCTION emaj._delete_logs(p_group TEXT, p_after_gid BIGINT, p_up_to_gid BIGINT)
RETURNS INT LANGUAGE plpgsql AS
$_delete_logs$
DECLARE
  r_rel emaj.emaj_relation;
  v_tables INT := 0;
BEGIN
  FOR r_rel IN
    SELECT * FROM emaj.emaj_relation
      WHERE rel_group = p_group AND rel_kind = 'r' AND upper_inf(rel_time_range)
        AND to_regclass(format('%I.%I', rel_log_schema, rel_log_table)) IS NOT NULL
      ORDER BY rel_priority, rel_schema, rel_tblseq
  LOOP
    IF emaj._delete_log_rows(r_rel, p_after_gid, p_up_to_gid) > 0 THEN
      v_tables := v_tables + 1;
    END IF;
  END LOOP;
  RETURN v_tables;
END;
$_delete_logs$;
