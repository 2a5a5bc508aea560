-- Step RLBK_SEQUENCES: puts all sequences of the groups back. Returns: the number of sequences in the groups.
CREATE FUNCTION emaj._rlbk_sequences_step(p_rlbk emaj.emaj_rlbk)
RETURNS BIGINT LANGUAGE plpgsql AS
$_rlbk_sequences_step$
DECLARE
  r_rel emaj.emaj_relation;
  v_changed INT := 0;
  v_all BIGINT := 0;
BEGIN
  FOR r_rel IN
    SELECT * FROM emaj.emaj_relation
      WHERE rel_group = ANY (p_rlbk.rlbk_groups) AND rel_kind = 'S' AND upper_inf(rel_time_range)
      ORDER BY rel_priority, rel_schema, rel_tblseq
  LOOP
    v_all := v_all + 1;
    v_changed := v_changed + emaj._rlbk_seq(r_rel, greatest(p_rlbk.rlbk_mark_time_id, lower(r_rel.rel_time_range)));
  END LOOP;
  PERFORM emaj._rlbk_tell(p_rlbk, 'rlbk#1', 'SEQUENCES', jsonb_build_object('number', v_changed));
  RETURN v_all;
END;
$_rlbk_sequences_step$;
