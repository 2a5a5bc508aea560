-- The plan of a rollback that nobody opens: made as for any other and undone by failing on purpose. Its id is negative, so it uses up
-- none, and the backend's own, so that two simulations never meet. Protections are no matter.
-- p_groups: checked; p_nb_session: how many sessions would work; p_is_verified: with the steps of _rlbk_verify().
CREATE FUNCTION emaj._simulate_rollback(p_groups TEXT[], p_mark TEXT, p_is_logged BOOLEAN, p_nb_session INT, p_is_alter_group_allowed BOOLEAN,
                                        p_is_verified BOOLEAN)
RETURNS SETOF emaj.emaj_rlbk_plan LANGUAGE plpgsql AS
$_simulate_rollback$
DECLARE
  v_mark TEXT := emaj._rlbk_check(p_groups, p_mark, p_is_alter_group_allowed, TRUE);
  v_rlbk_id INT := - pg_backend_pid();
  v_plan emaj.emaj_rlbk_plan[];
BEGIN
  BEGIN
    PERFORM emaj._rlbk_insert(p_groups, v_mark, p_is_logged, p_nb_session, p_is_alter_group_allowed, NULL, NULL, FALSE, txid_current(), v_rlbk_id);
    PERFORM emaj._rlbk_planning(v_rlbk_id);
    IF p_is_verified THEN
      PERFORM emaj._plan_verification(v_rlbk_id);
    END IF;
    SELECT array_agg(plan) INTO v_plan FROM emaj.emaj_rlbk_plan AS plan WHERE rlbp_rlbk_id = v_rlbk_id;
    RAISE EXCEPTION USING ERRCODE = 'EMAJ0', MESSAGE = 'The simulation is done, its plan is not needed.';
  EXCEPTION
    WHEN SQLSTATE 'EMAJ0' THEN
      NULL;
  END;
  RETURN QUERY SELECT * FROM unnest(v_plan);
END;
$_simulate_rollback$;
