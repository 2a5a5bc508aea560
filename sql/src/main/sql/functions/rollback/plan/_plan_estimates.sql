-- Estimates each step's duration: from runs of the same step with up to 10 times more or less to do (method 1), else from all
-- its runs (2), else from the parameters (3). In seconds until the end: intervals overflow where seconds do not.
CREATE FUNCTION emaj._plan_estimates(p_rlbk emaj.emaj_rlbk)
RETURNS VOID LANGUAGE sql AS
$_plan_estimates$
  -- What is spent between the steps is planned as a step of its own, without session.
  INSERT INTO emaj.emaj_rlbk_plan (rlbp_rlbk_id, rlbp_step, rlbp_schema, rlbp_table, rlbp_estimated_quantity)
    SELECT p_rlbk.rlbk_id, CASE WHEN p_rlbk.rlbk_is_dblink_used THEN 'CTRL+DBLINK' ELSE 'CTRL-DBLINK' END::emaj._rlbk_step_enum, '', '', count(*)
      FROM emaj.emaj_rlbk_plan WHERE rlbp_rlbk_id = p_rlbk.rlbk_id AND rlbp_step NOT IN ('LOCK_TABLE', 'CTRL+DBLINK', 'CTRL-DBLINK')
      HAVING count(*) > 0
    ON CONFLICT (rlbp_rlbk_id, rlbp_step, rlbp_schema, rlbp_table, rlbp_object)
      DO UPDATE SET rlbp_estimated_quantity = EXCLUDED.rlbp_estimated_quantity;
  WITH parameter AS MATERIALIZED (
    SELECT extract(EPOCH FROM emaj._param_interval('avg_row_rollback_duration')) AS row,
           extract(EPOCH FROM emaj._param_interval('avg_row_delete_log_duration')) AS log_row,
           extract(EPOCH FROM emaj._param_interval('avg_fkey_check_duration')) AS fkey,
           extract(EPOCH FROM emaj._param_interval('fixed_step_rollback_duration')) AS step,
           extract(EPOCH FROM emaj._param_interval('fixed_dblink_rollback_duration')) AS dblink),
  step AS (
    SELECT rlbp_step, rlbp_schema, rlbp_table, rlbp_object, coalesce(rlbp_estimated_quantity, 1) AS quantity,
           emaj._is_long_step(rlbp_step) AS is_long
      FROM emaj.emaj_rlbk_plan WHERE rlbp_rlbk_id = p_rlbk.rlbk_id AND rlbp_step <> 'LOCK_TABLE'),
  short_history AS MATERIALIZED (
    SELECT rlbt_step, sum(rlbt_quantity) AS all_quantity, sum(extract(EPOCH FROM rlbt_duration)) AS all_seconds
      FROM emaj.emaj_rlbk_stat WHERE rlbt_schema = '' AND rlbt_table = ''
      GROUP BY rlbt_step),
  history AS MATERIALIZED (
    SELECT rlbp_step, rlbp_schema, rlbp_table, rlbp_object, sum(rlbt_quantity) AS all_quantity,
           sum(extract(EPOCH FROM rlbt_duration)) AS all_seconds,
           sum(rlbt_quantity) FILTER (WHERE is_near) AS near_quantity,
           sum(extract(EPOCH FROM rlbt_duration)) FILTER (WHERE is_near) AS near_seconds
      FROM (SELECT step.*, rlbt_quantity, rlbt_duration, rlbt_quantity BETWEEN quantity / 10.0 AND quantity * 10.0 AS is_near
              FROM step JOIN emaj.emaj_rlbk_stat
                   ON rlbt_step = rlbp_step AND rlbt_schema = rlbp_schema AND rlbt_table = rlbp_table AND rlbt_object = rlbp_object
              WHERE is_long) AS past
      GROUP BY rlbp_step, rlbp_schema, rlbp_table, rlbp_object),
  known AS (
    SELECT step.*, coalesce(history.all_quantity, short_history.all_quantity) AS all_quantity,
           coalesce(history.all_seconds, short_history.all_seconds) AS all_seconds, near_quantity, near_seconds
      FROM step
           LEFT JOIN history USING (rlbp_step, rlbp_schema, rlbp_table, rlbp_object)
           LEFT JOIN short_history ON NOT is_long AND rlbt_step = rlbp_step),
  estimate AS (
    SELECT known.*,
           CASE WHEN near_quantity > 0 THEN 1 WHEN all_quantity > 0 THEN 2 ELSE 3 END AS method,
           CASE WHEN near_quantity > 0 THEN near_seconds * quantity / near_quantity
                WHEN all_quantity > 0 THEN all_seconds * quantity / all_quantity
                ELSE CASE rlbp_step WHEN 'RLBK_TABLE' THEN quantity * parameter.row + parameter.step
                                    -- It reads what the restore reads, and takes about as long where it does not write the log.
                                    WHEN 'VERIFY_TABLE' THEN quantity * parameter.row + parameter.step
                                    WHEN 'DELETE_LOG' THEN quantity * parameter.log_row + parameter.step
                                    WHEN 'ADD_FK' THEN quantity * parameter.fkey + parameter.step
                                    WHEN 'SET_FK_IMM' THEN quantity * parameter.fkey + parameter.step
                                    WHEN 'RLBK_SEQUENCES' THEN quantity * parameter.step
                                    WHEN 'CTRL+DBLINK' THEN quantity * parameter.dblink
                                    WHEN 'CTRL-DBLINK' THEN 0
                                    ELSE parameter.step END
           END AS seconds
      FROM known CROSS JOIN parameter)
  UPDATE emaj.emaj_rlbk_plan AS plan
    SET rlbp_estimated_duration = make_interval(secs => least(seconds, 1e9)::FLOAT8), rlbp_estimate_method = method
    FROM estimate
    WHERE plan.rlbp_rlbk_id = p_rlbk.rlbk_id AND plan.rlbp_step = estimate.rlbp_step AND plan.rlbp_schema = estimate.rlbp_schema
      AND plan.rlbp_table = estimate.rlbp_table AND plan.rlbp_object = estimate.rlbp_object;
$_plan_estimates$;
