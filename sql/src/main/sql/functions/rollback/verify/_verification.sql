-- What both steps of a verification work on.
-- Returns: the table, its changes that are undone (gid above min_gid and up to max_gid), how many they were estimated to be, and
-- the name of the cursor that shows the table as it was. The name is by number, because longer ones would be cut off.
CREATE FUNCTION emaj._verification(p_rlbk emaj.emaj_rlbk, p_step emaj.emaj_rlbk_plan)
RETURNS TABLE (rel emaj.emaj_relation, min_gid BIGINT, max_gid BIGINT, changes BIGINT, as_it_was REFCURSOR) LANGUAGE plpgsql STABLE AS
$_verification$
BEGIN
  SELECT * INTO STRICT rel FROM emaj.emaj_relation
    WHERE rel_schema = p_step.rlbp_schema AND rel_tblseq = p_step.rlbp_table AND upper_inf(rel_time_range);
  SELECT time_last_emaj_gid INTO STRICT min_gid FROM emaj.emaj_time_stamp WHERE time_id = p_step.rlbp_target_time_id;
  SELECT time_last_emaj_gid INTO STRICT max_gid FROM emaj.emaj_time_stamp WHERE time_id = p_rlbk.rlbk_time_id;
  SELECT rlbp_estimated_quantity INTO STRICT changes FROM emaj.emaj_rlbk_plan
    WHERE rlbp_rlbk_id = p_rlbk.rlbk_id AND rlbp_step = 'VERIFY_TABLE' AND rlbp_schema = p_step.rlbp_schema AND rlbp_table = p_step.rlbp_table;
  as_it_was := 'emaj_as_it_was_' || format('%I.%I', p_step.rlbp_schema, p_step.rlbp_table)::regclass::OID;
  RETURN NEXT;
END;
$_verification$;
