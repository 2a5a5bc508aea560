-- Empties the logs of groups: log rows, log counters, marks and all that refers to them.
CREATE FUNCTION emaj._reset_logs(p_groups TEXT[])
RETURNS VOID LANGUAGE plpgsql AS
$_reset_logs$
DECLARE
  r_rel RECORD;
BEGIN
  FOR r_rel IN
    SELECT rel_log_schema, rel_log_table, rel_log_sequence FROM emaj.emaj_relation
      WHERE rel_group = ANY (p_groups) AND rel_kind = 'r' AND upper_inf(rel_time_range)
      ORDER BY rel_priority, rel_schema, rel_tblseq
  LOOP
    EXECUTE format('TRUNCATE %I.%I', r_rel.rel_log_schema, r_rel.rel_log_table);
    EXECUTE format('ALTER SEQUENCE %I.%I RESTART', r_rel.rel_log_schema, r_rel.rel_log_sequence);
  END LOOP;
  DELETE FROM emaj.emaj_table USING emaj.emaj_relation
    WHERE rel_group = ANY (p_groups) AND rel_kind = 'r' AND tbl_schema = rel_schema AND tbl_name = rel_tblseq
      AND tbl_time_id <@ rel_time_range;
  DELETE FROM emaj.emaj_sequence USING emaj.emaj_relation
    WHERE rel_group = ANY (p_groups) AND rel_kind = 'S' AND sequ_schema = rel_schema AND sequ_name = rel_tblseq
      AND sequ_time_id <@ rel_time_range;
  DELETE FROM emaj.emaj_seq_hole USING emaj.emaj_relation
    WHERE rel_group = ANY (p_groups) AND rel_kind = 'r' AND sqhl_schema = rel_schema AND sqhl_table = rel_tblseq
      AND sqhl_begin_time_id <@ rel_time_range;
  DELETE FROM emaj.emaj_relation_change WHERE rlchg_group = ANY (p_groups);
  DELETE FROM emaj.emaj_mark WHERE mark_group = ANY (p_groups);
END;
$_reset_logs$;
