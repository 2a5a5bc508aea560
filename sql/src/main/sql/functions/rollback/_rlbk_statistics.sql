-- Keeps what the steps took, for later estimates: long steps one by one, short ones summed up, and what was spent between them.
-- The plan's LOCK_TABLE rows have done their work and go.
CREATE FUNCTION emaj._rlbk_statistics(p_rlbk emaj.emaj_rlbk)
RETURNS VOID LANGUAGE plpgsql AS
$_rlbk_statistics$
BEGIN
  PERFORM emaj._dblink_sql_exec('rlbk#1', format($statistics$
    WITH dropped AS (
      DELETE FROM emaj.emaj_rlbk_plan WHERE rlbp_rlbk_id = %1$s AND rlbp_step = 'LOCK_TABLE'),
    step AS (
      SELECT *, rlbp_step IN ('RLBK_TABLE', 'RLBK_SEQUENCES', 'DELETE_LOG', 'ADD_FK', 'SET_FK_IMM') AS is_long
        FROM emaj.emaj_rlbk_plan WHERE rlbp_rlbk_id = %1$s AND rlbp_duration IS NOT NULL),
    statistic AS (
      SELECT rlbp_step, rlbp_schema, rlbp_table, rlbp_object, coalesce(rlbp_estimated_quantity, 0) AS quantity, rlbp_duration AS duration
        FROM step WHERE is_long
      UNION ALL
      SELECT rlbp_step, '', '', '', count(*), sum(rlbp_duration) FROM step
        WHERE NOT is_long AND rlbp_step NOT IN ('SET_ALWAYS_APP_TRG', 'SET_LOCAL_APP_TRG')
        GROUP BY rlbp_step
      UNION ALL
      SELECT %2$L::emaj._rlbk_step_enum, '', '', '', count(*), coalesce(sum(pause), INTERVAL '0')
        FROM (SELECT rlbp_start_datetime - lag(rlbp_start_datetime + rlbp_duration)
                       OVER (PARTITION BY rlbp_session ORDER BY rlbp_start_datetime) AS pause FROM step) AS gap
        HAVING count(*) > 0),
    kept AS (
      INSERT INTO emaj.emaj_rlbk_stat (rlbt_step, rlbt_schema, rlbt_table, rlbt_object, rlbt_rlbk_id, rlbt_quantity, rlbt_duration)
        SELECT rlbp_step, rlbp_schema, rlbp_table, rlbp_object, %1$s, quantity, duration FROM statistic
        RETURNING 1)
    SELECT count(*) FROM kept $statistics$,
    p_rlbk.rlbk_id, CASE WHEN p_rlbk.rlbk_is_dblink_used THEN 'CTRL+DBLINK' ELSE 'CTRL-DBLINK' END), p_rlbk.rlbk_dblink_schema);
END;
$_rlbk_statistics$;
