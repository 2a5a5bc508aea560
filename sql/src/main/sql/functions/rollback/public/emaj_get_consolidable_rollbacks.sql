-- The logged rollbacks whose target mark and end mark are still there, by group and time. The mark at a rollback's start names the
-- target too, and bears the rollback's own time stamp.
-- Returns: with each the changes counted and the marks set between the two.
CREATE FUNCTION emaj.emaj_get_consolidable_rollbacks()
RETURNS SETOF emaj.emaj_consolidable_rollback_type LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$emaj_get_consolidable_rollbacks$
  SELECT target.mark_group, target.mark_name, target.mark_time_id, finish.mark_name, finish.mark_time_id, gone.rows, gone.marks
    FROM emaj.emaj_mark AS finish
         JOIN emaj.emaj_time_stamp ON time_id = finish.mark_time_id AND time_event <> 'R'
         JOIN emaj.emaj_mark AS target
           ON target.mark_group = finish.mark_group AND target.mark_name = finish.mark_logged_rlbk_target_mark
         CROSS JOIN LATERAL (
           SELECT coalesce(sum(mark_log_rows_before_next), 0)::BIGINT AS rows, count(*)::INT - 1 AS marks
             FROM emaj.emaj_mark
             WHERE mark_group = target.mark_group AND mark_time_id >= target.mark_time_id AND mark_time_id < finish.mark_time_id) AS gone
    ORDER BY target.mark_group, finish.mark_time_id;
$emaj_get_consolidable_rollbacks$;
COMMENT ON FUNCTION emaj.emaj_get_consolidable_rollbacks() IS 'Lists the logged rollbacks that can be made unlogged ones';
