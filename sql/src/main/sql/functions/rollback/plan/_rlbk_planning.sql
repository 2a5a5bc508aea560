-- Makes the plan of a registered rollback: which steps, in which batch and session, how long each may take.
-- A batch is a set of tables that must share a session. Runs in its own transaction where dblink is used.
-- The plan's rows are new, so the server has no statistics about them and would join them in nested loops: these are off, and so
-- is the compiler, which takes the cost of what it cannot join otherwise for real.
-- Returns: the number of tables to restore.
CREATE FUNCTION emaj._rlbk_planning(p_rlbk_id INT)
RETURNS INT LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_nestloop = off SET jit = off AS
$_rlbk_planning$
DECLARE
  r_rlbk emaj.emaj_rlbk;
  v_tables INT;
BEGIN
  SELECT * INTO STRICT r_rlbk FROM emaj.emaj_rlbk WHERE rlbk_id = p_rlbk_id;
  v_tables := emaj._plan_tables(r_rlbk);
  PERFORM emaj._plan_replica_role(p_rlbk_id);
  PERFORM emaj._plan_foreign_keys(p_rlbk_id);
  PERFORM emaj._plan_triggers(r_rlbk);
  PERFORM emaj._check_triggers(p_rlbk_id);
  PERFORM emaj._plan_batches(p_rlbk_id);
  PERFORM emaj._plan_sequences(r_rlbk);
  PERFORM emaj._plan_estimates(r_rlbk);
  PERFORM emaj._plan_sessions(r_rlbk);
  IF EXISTS (SELECT FROM emaj.emaj_rlbk_plan
               WHERE rlbp_rlbk_id = p_rlbk_id AND rlbp_session IS NULL AND rlbp_step NOT IN ('CTRL+DBLINK', 'CTRL-DBLINK')) THEN
    RAISE EXCEPTION 'emaj rollback: the plan has steps that no session would execute.';
  END IF;
  UPDATE emaj.emaj_rlbk
    SET rlbk_plan_basis = emaj._plan_basis(p_rlbk_id), rlbk_eff_nb_table = v_tables,
        rlbk_eff_nb_sequence = CASE WHEN rlbk_nb_sequence = 0 THEN 0 END, rlbk_status = 'LOCKING', rlbk_end_planning_datetime = clock_timestamp()
    WHERE rlbk_id = p_rlbk_id;
  RETURN v_tables;
END;
$_rlbk_planning$;
