-- The rollbacks in progress. What remains is that of the session with most left, since the sessions work side by side: planned
-- steps that have not begun, and the rest of the running one.
CREATE FUNCTION emaj._rollback_activity()
RETURNS SETOF emaj.emaj_rollback_activity_type LANGUAGE sql STABLE AS
$_rollback_activity$
  WITH session_left AS (
    SELECT rlbp_rlbk_id, rlbp_session,
           sum(CASE WHEN rlbp_duration IS NOT NULL THEN 0
                    WHEN rlbp_start_datetime IS NULL THEN extract(EPOCH FROM rlbp_estimated_duration)
                    ELSE greatest(0, extract(EPOCH FROM rlbp_start_datetime + rlbp_estimated_duration - clock_timestamp())) END) AS seconds
      FROM emaj.emaj_rlbk_plan
      WHERE rlbp_session IS NOT NULL AND rlbp_step <> 'LOCK_TABLE'
      GROUP BY rlbp_rlbk_id, rlbp_session),
  progress AS (
    SELECT emaj_rlbk.*, extract(EPOCH FROM clock_timestamp() - rlbk_start_datetime) AS elapsed,
           CASE WHEN rlbk_status <> 'PLANNING' THEN coalesce((SELECT max(seconds) FROM session_left WHERE rlbp_rlbk_id = rlbk_id), 0) END AS remaining
      FROM emaj.emaj_rlbk WHERE rlbk_status IN ('PLANNING', 'LOCKING', 'EXECUTING'))
  SELECT rlbk_id, rlbk_groups, rlbk_mark, time_clock_timestamp, rlbk_is_logged, rlbk_is_alter_group_allowed, rlbk_comment, rlbk_nb_session,
         rlbk_nb_table, rlbk_nb_sequence, rlbk_eff_nb_table, rlbk_eff_nb_sequence, rlbk_status, rlbk_start_datetime,
         rlbk_end_planning_datetime - rlbk_start_datetime, rlbk_end_locking_datetime - rlbk_end_planning_datetime,
         make_interval(secs => elapsed::FLOAT8), make_interval(secs => least(remaining, 1e9)::FLOAT8),
         CASE WHEN rlbk_status = 'EXECUTING' AND elapsed + remaining > 0
              THEN 100 - (remaining * 100 / (elapsed + remaining)) ELSE 0 END::SMALLINT
    FROM progress JOIN emaj.emaj_time_stamp ON time_id = rlbk_mark_time_id
    ORDER BY rlbk_id;
$_rollback_activity$;
