-- Plans what happens to triggers, and the purge of the log.
-- The log triggers are switched off: an unlogged rollback shall not log, a logged one writes the log in bulk. Only where
-- application triggers stay on in a logged rollback the log triggers do, since what those write must be logged.
-- Application triggers are switched off unless the group's definition
-- ignores them; under replica role ordinary ones do not fire anyway, so there the ignored ones are made to.
CREATE FUNCTION emaj._plan_triggers(p_rlbk emaj.emaj_rlbk)
RETURNS VOID LANGUAGE sql AS
$_plan_triggers$
  WITH restored AS (
    SELECT plan.*, coalesce(rel_ignored_triggers, '{}') AS ignored, format('%I.%I', rlbp_schema, rlbp_table)::regclass AS oid
      FROM emaj.emaj_rlbk_plan AS plan
           JOIN emaj.emaj_relation ON rel_schema = rlbp_schema AND rel_tblseq = rlbp_table AND upper_inf(rel_time_range)
      WHERE rlbp_rlbk_id = p_rlbk.rlbk_id AND rlbp_step = 'RLBK_TABLE'),
  kept AS (
    SELECT restored.rlbp_schema, restored.rlbp_table, tgname, tgenabled
      FROM restored JOIN pg_trigger ON tgrelid = restored.oid AND tgname = ANY (ignored) AND tgenabled <> 'D'),
  firing AS (
    SELECT restored.*, trigger_name, enabled, trigger_name = ANY (ignored) AS is_ignored
      FROM restored JOIN emaj._application_triggers() ON table_oid = restored.oid
      WHERE enabled = ANY (CASE WHEN rlbp_is_repl_role_replica THEN '{A,R}' ELSE '{A,O}' END::"char"[]))
  INSERT INTO emaj.emaj_rlbk_plan (rlbp_rlbk_id, rlbp_step, rlbp_schema, rlbp_table, rlbp_object, rlbp_app_trg_type, rlbp_target_time_id,
                                   rlbp_estimated_quantity)
    SELECT p_rlbk.rlbk_id, step.kind, rlbp_schema, rlbp_table, '', NULL, rlbp_target_time_id,
           CASE step.kind WHEN 'DELETE_LOG' THEN rlbp_estimated_quantity END
      FROM restored CROSS JOIN (VALUES ('DIS_LOG_TRG'::emaj._rlbk_step_enum), ('DELETE_LOG'), ('ENA_LOG_TRG')) AS step (kind)
      WHERE CASE WHEN p_rlbk.rlbk_is_logged THEN step.kind <> 'DELETE_LOG' AND NOT EXISTS (SELECT FROM kept) ELSE TRUE END
    UNION ALL
    SELECT p_rlbk.rlbk_id, step.kind, rlbp_schema, rlbp_table, trigger_name, CASE enabled WHEN 'A' THEN 'ALWAYS' WHEN 'R' THEN 'REPLICA' ELSE '' END,
           NULL, NULL
      FROM firing CROSS JOIN (VALUES ('DIS_APP_TRG'::emaj._rlbk_step_enum), ('ENA_APP_TRG')) AS step (kind)
      WHERE NOT is_ignored
    UNION ALL
    SELECT p_rlbk.rlbk_id, step.kind, rlbp_schema, rlbp_table, trigger_name, NULL, NULL, NULL
      FROM restored
           JOIN emaj._application_triggers() ON table_oid = restored.oid AND trigger_name = ANY (ignored) AND enabled = 'O'
           CROSS JOIN (VALUES ('SET_ALWAYS_APP_TRG'::emaj._rlbk_step_enum), ('SET_LOCAL_APP_TRG')) AS step (kind)
      WHERE rlbp_is_repl_role_replica;
$_plan_triggers$;
