-- Adds to the plan of a rollback that no session works on yet: for each table to restore, in the same batch and session, the
-- two steps of its verification. Estimates everything anew. Planner settings as in _rlbk_planning().
-- Returns: the number of tables that will be verified.
CREATE FUNCTION emaj._plan_verification(p_rlbk_id INT)
RETURNS BIGINT LANGUAGE plpgsql SET enable_nestloop = off SET jit = off AS
$_plan_verification$
DECLARE
  r_rlbk emaj.emaj_rlbk;
BEGIN
  SELECT * INTO r_rlbk FROM emaj.emaj_rlbk WHERE rlbk_id = p_rlbk_id AND rlbk_status = 'LOCKING';
  IF NOT FOUND THEN
    RAISE EXCEPTION 'emaj rollback: there is no rollback % that is planned and not at work yet.', p_rlbk_id;
  END IF;
  INSERT INTO emaj.emaj_rlbk_plan (rlbp_rlbk_id, rlbp_step, rlbp_schema, rlbp_table, rlbp_batch_number, rlbp_session, rlbp_target_time_id,
                                   rlbp_estimated_quantity)
    SELECT p_rlbk_id, step.kind, rlbp_schema, rlbp_table, rlbp_batch_number, rlbp_session, rlbp_target_time_id,
           CASE step.kind WHEN 'VERIFY_TABLE' THEN rlbp_estimated_quantity END
      FROM emaj.emaj_rlbk_plan CROSS JOIN (VALUES ('SNAPSHOT_TABLE'::emaj._rlbk_step_enum), ('VERIFY_TABLE')) AS step (kind)
      WHERE rlbp_rlbk_id = p_rlbk_id AND rlbp_step = 'RLBK_TABLE'
    ON CONFLICT DO NOTHING;
  PERFORM emaj._plan_estimates(r_rlbk);
  RETURN (SELECT count(*) FROM emaj.emaj_rlbk_plan WHERE rlbp_rlbk_id = p_rlbk_id AND rlbp_step = 'VERIFY_TABLE');
END;
$_plan_verification$;
