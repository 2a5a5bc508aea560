-- Closes the latest mark of each group: records how many changes were logged from it to the new point in time.
CREATE FUNCTION emaj._count_previous_mark(p_groups TEXT[], p_time_id BIGINT)
RETURNS VOID LANGUAGE sql AS
$_count_previous_mark$
  WITH latest AS (
    SELECT mark_group, max(mark_time_id) AS time_id
      FROM emaj.emaj_mark JOIN emaj.emaj_log_session
           ON lses_group = mark_group AND upper_inf(lses_time_range) AND mark_time_id <@ lses_time_range
      WHERE mark_group = ANY (p_groups)
      GROUP BY mark_group),
  counted AS (
    SELECT mark_group, latest.time_id,
           coalesce(sum(changes.rows), 0) AS rows
      FROM latest LEFT JOIN LATERAL emaj._log_counts(ARRAY[mark_group], latest.time_id, p_time_id) AS changes ON TRUE
      GROUP BY mark_group, latest.time_id),
  closed AS (
    UPDATE emaj.emaj_mark SET mark_log_rows_before_next = counted.rows
      FROM counted
      WHERE emaj_mark.mark_group = counted.mark_group AND mark_time_id = counted.time_id
      RETURNING emaj_mark.mark_group, counted.rows)
  UPDATE emaj.emaj_log_session SET lses_log_rows = lses_log_rows + closed.rows
    FROM closed
    WHERE lses_group = closed.mark_group AND upper_inf(lses_time_range);
$_count_previous_mark$;
