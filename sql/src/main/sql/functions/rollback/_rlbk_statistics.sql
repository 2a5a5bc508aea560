-- Keeps what the steps took, for later estimates: long steps one by one, short ones summed up, and what was spent between them.
-- The plan's LOCK_TABLE rows have done their work and go. Returns: the number of statistics kept.
CREATE FUNCTION emaj._rlbk_statistics(p_rlbk_id INT)
RETURNS BIGINT LANGUAGE sql AS
$_rlbk_statistics$
  WITH dropped AS (
    DELETE FROM emaj.emaj_rlbk_plan WHERE rlbp_rlbk_id = p_rlbk_id AND rlbp_step = 'LOCK_TABLE'),
  step AS (
    SELECT *, emaj._is_long_step(rlbp_step) AS is_long
      FROM emaj.emaj_rlbk_plan WHERE rlbp_rlbk_id = p_rlbk_id AND rlbp_duration IS NOT NULL),
  statistic AS (
    SELECT rlbp_step, rlbp_schema, rlbp_table, rlbp_object, coalesce(rlbp_estimated_quantity, 0) AS quantity, rlbp_duration AS duration
      FROM step WHERE is_long
    UNION ALL
    SELECT rlbp_step, '', '', '', count(*), sum(rlbp_duration) FROM step
      WHERE NOT is_long AND rlbp_step NOT IN ('SET_ALWAYS_APP_TRG', 'SET_LOCAL_APP_TRG')
      GROUP BY rlbp_step
    UNION ALL
    SELECT CASE WHEN rlbk_is_dblink_used THEN 'CTRL+DBLINK' ELSE 'CTRL-DBLINK' END::emaj._rlbk_step_enum, '', '', '', count(*),
           coalesce(sum(pause), INTERVAL '0')
      FROM (SELECT rlbp_start_datetime - lag(rlbp_start_datetime + rlbp_duration)
                     OVER (PARTITION BY rlbp_session ORDER BY rlbp_start_datetime) AS pause FROM step) AS gap
           JOIN emaj.emaj_rlbk ON rlbk_id = p_rlbk_id
      GROUP BY rlbk_is_dblink_used),
  kept AS (
    INSERT INTO emaj.emaj_rlbk_stat (rlbt_step, rlbt_schema, rlbt_table, rlbt_object, rlbt_rlbk_id, rlbt_quantity, rlbt_duration)
      SELECT rlbp_step, rlbp_schema, rlbp_table, rlbp_object, p_rlbk_id, quantity, duration FROM statistic
      RETURNING 1)
  SELECT count(*) FROM kept;
$_rlbk_statistics$;
