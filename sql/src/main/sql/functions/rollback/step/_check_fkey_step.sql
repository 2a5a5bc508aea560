-- Steps SET_FK_IMM and ADD_FK: make sure that a foreign key holds after the restore, or refuse the rollback.
-- Returns: the number of tables whose end of the key was checked, NULL if the server checked it.
CREATE FUNCTION emaj._check_fkey_step(p_rlbk emaj.emaj_rlbk, p_step emaj.emaj_rlbk_plan)
RETURNS BIGINT LANGUAGE plpgsql AS
$_check_fkey_step$
DECLARE
  v_violation TEXT;
BEGIN
  IF p_step.rlbp_step = 'ADD_FK' OR NOT p_step.rlbp_is_repl_role_replica THEN
    BEGIN
      IF p_step.rlbp_step = 'ADD_FK' THEN
        PERFORM emaj._fire_deferred_triggers(format('%I.%I', p_step.rlbp_schema, p_step.rlbp_table)::regclass);
        EXECUTE format('ALTER TABLE %I.%I ADD CONSTRAINT %I %s', p_step.rlbp_schema, p_step.rlbp_table, p_step.rlbp_object, p_step.rlbp_object_def);
        PERFORM emaj._restore_fkey_state(p_step);
      ELSE
        EXECUTE format('SET CONSTRAINTS %I.%I IMMEDIATE', p_step.rlbp_schema, p_step.rlbp_object);
      END IF;
    EXCEPTION
      WHEN foreign_key_violation THEN
        GET STACKED DIAGNOSTICS v_violation = PG_EXCEPTION_DETAIL;
        PERFORM emaj._fkey_broken(p_step.rlbp_schema, p_step.rlbp_table, p_step.rlbp_object, v_violation);
    END;
  END IF;
  -- The server looks at no row when it builds a key that is not valid.
  IF p_step.rlbp_is_repl_role_replica OR p_step.rlbp_object_def LIKE '% NOT VALID' THEN
    RETURN emaj._check_fkey(p_rlbk, p_step);
  END IF;
  RETURN NULL;
END;
$_check_fkey_step$;
