-- The steps that a rollback would have, for a plan before the rollback. Nothing is left of it in the database.
-- p_nb_session: how many sessions would work; p_is_verified: with the steps of _rlbk_verify().
-- Returns: the plan's rows; none if there are no groups.
CREATE FUNCTION emaj._rlbk_preview(p_groups TEXT[], p_mark TEXT, p_is_logged BOOLEAN, p_nb_session INT, p_is_alter_group_allowed BOOLEAN,
                                   p_is_verified BOOLEAN)
RETURNS SETOF emaj.emaj_rlbk_plan LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$_rlbk_preview$
DECLARE
  v_groups TEXT[] := emaj._check_groups('emaj rollback', p_groups, FALSE);
BEGIN
  IF v_groups IS NOT NULL THEN
    RETURN QUERY
      SELECT * FROM emaj._simulate_rollback(v_groups, p_mark, p_is_logged, p_nb_session, p_is_alter_group_allowed, p_is_verified);
  END IF;
END;
$_rlbk_preview$;
