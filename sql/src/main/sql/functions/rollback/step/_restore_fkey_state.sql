-- Gives a foreign key that was built again what its definition does not say. See _fkey_state().
CREATE FUNCTION emaj._restore_fkey_state(p_step emaj.emaj_rlbk_plan)
RETURNS VOID LANGUAGE plpgsql AS
$_restore_fkey_state$
DECLARE
  v_table REGCLASS := format('%I.%I', p_step.rlbp_schema, p_step.rlbp_table)::regclass;
  r_trigger RECORD;
BEGIN
  IF p_step.rlbp_object_state ->> 'comment' IS NOT NULL THEN
    EXECUTE format('COMMENT ON CONSTRAINT %I ON %s IS %L', p_step.rlbp_object, v_table, p_step.rlbp_object_state ->> 'comment');
  END IF;
  FOR r_trigger IN
    SELECT tgrelid::regclass AS table_oid, tgname, CASE state.enabled WHEN 'D' THEN 'DISABLE' WHEN 'A' THEN 'ENABLE ALWAYS' ELSE 'ENABLE REPLICA' END AS verb
      FROM jsonb_to_recordset(p_step.rlbp_object_state -> 'triggers') AS state ("table" OID, function OID, enabled TEXT)
           JOIN pg_trigger ON tgrelid = state."table" AND tgfoid = state.function
      WHERE tgconstraint IN (SELECT emaj._fkey_family(con.oid) FROM pg_constraint AS con WHERE conrelid = v_table AND conname = p_step.rlbp_object)
  LOOP
    EXECUTE format('ALTER TABLE ONLY %s %s TRIGGER %I', r_trigger.table_oid, r_trigger.verb, r_trigger.tgname);
  END LOOP;
END;
$_restore_fkey_state$;
