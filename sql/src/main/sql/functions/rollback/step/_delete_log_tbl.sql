-- Deletes what a table's log holds above a gid and records the gap in its counter between two points in time.
-- Returns: the number of log rows deleted.
CREATE FUNCTION emaj._delete_log_tbl(p_rel emaj.emaj_relation, p_begin_time_id BIGINT, p_end_time_id BIGINT, p_last_gid BIGINT)
RETURNS BIGINT LANGUAGE plpgsql AS
$_delete_log_tbl$
DECLARE
  v_deleted BIGINT;
BEGIN
  EXECUTE format('DELETE FROM %I.%I WHERE emaj_gid > $1', p_rel.rel_log_schema, p_rel.rel_log_table) USING p_last_gid;
  GET DIAGNOSTICS v_deleted = ROW_COUNT;
  -- The new hole covers all later ones: it reaches from the target to now.
  DELETE FROM emaj.emaj_seq_hole
    WHERE sqhl_schema = p_rel.rel_schema AND sqhl_table = p_rel.rel_tblseq AND sqhl_begin_time_id >= p_begin_time_id;
  INSERT INTO emaj.emaj_seq_hole (sqhl_schema, sqhl_table, sqhl_begin_time_id, sqhl_end_time_id, sqhl_hole_size)
    SELECT tbl_schema, tbl_name, p_begin_time_id, p_end_time_id,
           emaj._log_counter(p_rel.rel_log_schema, p_rel.rel_log_sequence) - tbl_log_seq_last_val
      FROM emaj.emaj_table
      WHERE tbl_schema = p_rel.rel_schema AND tbl_name = p_rel.rel_tblseq AND tbl_time_id = p_begin_time_id;
  RETURN v_deleted;
END;
$_delete_log_tbl$;
