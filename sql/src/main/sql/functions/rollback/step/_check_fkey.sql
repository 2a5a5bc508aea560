-- Step SET_FK_IMM of a foreign key whose tables were restored under replica role: looks up what that left unchecked.
-- Every row that was put back must find the row that it refers to (_check_fkey_references), and no row may refer to one that was
-- taken away (_check_fkey_targets). Why that is enough, and which locks make it so: docs/adr/0009-*.md.
-- guarded: the ends of the key that the server checks; its owner may have disabled the triggers of one.
-- Returns: the number of tables whose end of the key was checked.
CREATE FUNCTION emaj._check_fkey(p_rlbk emaj.emaj_rlbk, p_step emaj.emaj_rlbk_plan)
RETURNS BIGINT LANGUAGE plpgsql AS
$_check_fkey$
DECLARE
  r_fkey pg_constraint;
  r_end RECORD;
  v_max_gid BIGINT;
  v_checked BIGINT := 0;
BEGIN
  SELECT * INTO STRICT r_fkey FROM pg_constraint
    WHERE conrelid = format('%I.%I', p_step.rlbp_schema, p_step.rlbp_table)::regclass AND conname = p_step.rlbp_object AND contype = 'f';
  SELECT time_last_emaj_gid INTO STRICT v_max_gid FROM emaj.emaj_time_stamp WHERE time_id = p_rlbk.rlbk_time_id;
  FOR r_end IN
    WITH guarded AS (
      SELECT DISTINCT tgrelid AS member, tgfoid IN ('"RI_FKey_check_ins"()'::regprocedure, '"RI_FKey_check_upd"()'::regprocedure) AS is_referencing
        FROM emaj._fkey_family(r_fkey.oid) AS family JOIN pg_trigger ON tgconstraint = family
        WHERE tgenabled = 'O')
    SELECT is_referencing, emaj_relation AS rel, time_last_emaj_gid AS min_gid
      FROM guarded
           JOIN pg_class ON pg_class.oid = member
           JOIN pg_namespace ON pg_namespace.oid = relnamespace
           JOIN emaj.emaj_rlbk_plan ON rlbp_rlbk_id = p_rlbk.rlbk_id AND rlbp_step = 'RLBK_TABLE' AND rlbp_schema = nspname AND rlbp_table = relname
           JOIN emaj.emaj_relation ON rel_schema = rlbp_schema AND rel_tblseq = rlbp_table AND upper_inf(rel_time_range)
           JOIN emaj.emaj_time_stamp ON time_id = rlbp_target_time_id
      ORDER BY is_referencing, rel_schema, rel_tblseq
  LOOP
    IF r_end.is_referencing THEN
      PERFORM emaj._check_fkey_references(r_fkey, r_end.rel, r_end.min_gid, v_max_gid);
    ELSE
      PERFORM emaj._check_fkey_targets(r_fkey, r_end.rel, r_end.min_gid, v_max_gid);
    END IF;
    v_checked := v_checked + 1;
  END LOOP;
  RETURN v_checked;
END;
$_check_fkey$;
