-- The steps that a rollback would have, without opening one: plans as _rlbk_init() does and undoes the plan by failing on purpose,
-- so nothing is left but a used up rollback id. Protections are no matter here, as in an estimate.
-- p_nb_session: how many sessions would work; p_is_verified: with the steps of _rlbk_verify().
-- Returns: the plan's rows; none if there are no groups.
CREATE FUNCTION emaj._rlbk_preview(p_groups TEXT[], p_mark TEXT, p_is_logged BOOLEAN, p_nb_session INT, p_is_alter_group_allowed BOOLEAN,
                                   p_is_verified BOOLEAN)
RETURNS SETOF emaj.emaj_rlbk_plan LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$_rlbk_preview$
DECLARE
  v_groups TEXT[] := emaj._check_groups('emaj rollback', p_groups, FALSE);
  v_mark TEXT;
  v_rlbk_id INT;
  v_plan emaj.emaj_rlbk_plan[];
BEGIN
  IF v_groups IS NULL THEN
    RETURN;
  END IF;
  v_mark := emaj._rlbk_check(v_groups, p_mark, p_is_alter_group_allowed, TRUE);
  BEGIN
    v_rlbk_id := emaj._rlbk_register(v_groups, v_mark, p_is_logged, p_nb_session, p_is_alter_group_allowed, NULL, NULL, NULL);
    PERFORM emaj._rlbk_planning(v_rlbk_id);
    IF p_is_verified THEN
      PERFORM emaj._plan_verification(v_rlbk_id);
    END IF;
    SELECT array_agg(plan) INTO v_plan FROM emaj.emaj_rlbk_plan AS plan WHERE rlbp_rlbk_id = v_rlbk_id;
    RAISE EXCEPTION USING ERRCODE = 'EMAJ0', MESSAGE = 'The preview is done, its plan is not needed.';
  EXCEPTION
    WHEN SQLSTATE 'EMAJ0' THEN
      NULL;
  END;
  RETURN QUERY SELECT * FROM unnest(v_plan);
END;
$_rlbk_preview$;
