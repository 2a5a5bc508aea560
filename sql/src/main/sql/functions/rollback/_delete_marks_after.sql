-- Forgets all marks of the groups after a point in time, with the states recorded for them.
-- What was recorded when a table or sequence joined its group stays: it is the base of its counters.
CREATE FUNCTION emaj._delete_marks_after(p_groups TEXT[], p_time_id BIGINT)
RETURNS VOID LANGUAGE sql AS
$_delete_marks_after$
  UPDATE emaj.emaj_log_session
    SET lses_log_rows = lses_log_rows - undone.rows, lses_marks = lses_marks - undone.marks
    FROM (SELECT mark_group, coalesce(sum(mark_log_rows_before_next), 0) AS rows, count(*) FILTER (WHERE mark_time_id > p_time_id) AS marks
            FROM emaj.emaj_mark WHERE mark_group = ANY (p_groups) AND mark_time_id >= p_time_id
            GROUP BY mark_group) AS undone
    WHERE lses_group = undone.mark_group AND upper_inf(lses_time_range);
  WITH deleted AS (
    DELETE FROM emaj.emaj_mark WHERE mark_group = ANY (p_groups) AND mark_time_id > p_time_id RETURNING mark_group, mark_name)
  SELECT emaj._hist('ROLLBACK_GROUP', 'MARK DELETED', mark_group, format('mark %s is deleted', mark_name)) FROM deleted;
  UPDATE emaj.emaj_mark SET mark_log_rows_before_next = NULL WHERE mark_group = ANY (p_groups) AND mark_time_id = p_time_id;
  DELETE FROM emaj.emaj_sequence USING emaj.emaj_relation
    WHERE rel_group = ANY (p_groups) AND rel_kind = 'S' AND upper_inf(rel_time_range)
      AND sequ_schema = rel_schema AND sequ_name = rel_tblseq AND sequ_time_id > greatest(p_time_id, lower(rel_time_range));
  DELETE FROM emaj.emaj_table USING emaj.emaj_relation
    WHERE rel_group = ANY (p_groups) AND rel_kind = 'r' AND upper_inf(rel_time_range)
      AND tbl_schema = rel_schema AND tbl_name = rel_tblseq AND tbl_time_id > greatest(p_time_id, lower(rel_time_range));
$_delete_marks_after$;
