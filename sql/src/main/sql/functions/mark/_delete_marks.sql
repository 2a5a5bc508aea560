-- Forgets the marks of groups between two points in time, neither of them included, with the states recorded for them.
-- p_after: NULL for all from the first one on; p_before: NULL for all up to the last one; p_hist: which operation the trace names.
-- What was recorded when a table or sequence joined its group after the beginning stays: it is the base of its counters. Log
-- sessions forget with an operation that undoes; what is deleted because it is old has happened all the same.
-- Returns: the number of marks.
CREATE FUNCTION emaj._delete_marks(p_hist TEXT, p_groups TEXT[], p_after BIGINT, p_before BIGINT)
RETURNS INT LANGUAGE plpgsql AS
$_delete_marks$
DECLARE
  v_last BIGINT := coalesce(p_before, 9223372036854775807);
  v_marks INT;
BEGIN
  UPDATE emaj.emaj_log_session
    SET lses_log_rows = lses_log_rows - undone.rows, lses_marks = lses_marks - undone.marks
    FROM (SELECT mark_group, coalesce(sum(mark_log_rows_before_next), 0) AS rows, count(*) FILTER (WHERE mark_time_id > p_after) AS marks
            FROM emaj.emaj_mark WHERE mark_group = ANY (p_groups) AND mark_time_id >= p_after AND mark_time_id < v_last
            GROUP BY mark_group) AS undone
    WHERE lses_group = undone.mark_group AND p_after <@ lses_time_range;
  WITH deleted AS (
    DELETE FROM emaj.emaj_mark
      WHERE mark_group = ANY (p_groups) AND (p_after IS NULL OR mark_time_id > p_after) AND mark_time_id < v_last
      RETURNING mark_group, mark_name)
  SELECT count(emaj._hist(p_hist, 'MARK DELETED', mark_group, format('mark %s is deleted', mark_name))) INTO v_marks FROM deleted;
  UPDATE emaj.emaj_mark SET mark_log_rows_before_next = CASE WHEN p_before IS NOT NULL THEN 0 END
    WHERE mark_group = ANY (p_groups) AND mark_time_id = p_after;
  -- A name that a later mark may get must not be taken for the mark that was gone back to.
  UPDATE emaj.emaj_mark AS orphan SET mark_logged_rlbk_target_mark = NULL
    WHERE mark_group = ANY (p_groups) AND mark_logged_rlbk_target_mark IS NOT NULL
      AND NOT EXISTS (SELECT FROM emaj.emaj_mark AS target
                        WHERE target.mark_group = orphan.mark_group AND target.mark_name = orphan.mark_logged_rlbk_target_mark);
  DELETE FROM emaj.emaj_sequence USING emaj.emaj_relation
    WHERE rel_group = ANY (p_groups) AND rel_kind = 'S' AND upper_inf(rel_time_range) AND sequ_schema = rel_schema AND sequ_name = rel_tblseq
      AND (p_after IS NULL OR sequ_time_id > greatest(p_after, lower(rel_time_range))) AND sequ_time_id < v_last;
  DELETE FROM emaj.emaj_table USING emaj.emaj_relation
    WHERE rel_group = ANY (p_groups) AND rel_kind = 'r' AND upper_inf(rel_time_range) AND tbl_schema = rel_schema AND tbl_name = rel_tblseq
      AND (p_after IS NULL OR tbl_time_id > greatest(p_after, lower(rel_time_range))) AND tbl_time_id < v_last;
  RETURN v_marks;
END;
$_delete_marks$;
