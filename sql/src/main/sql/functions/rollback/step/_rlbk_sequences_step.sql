-- Step RLBK_SEQUENCES: puts those sequences of the groups back that differ from what was recorded; the others are not locked.
-- Returns: the number of sequences in the groups.
CREATE FUNCTION emaj._rlbk_sequences_step(p_rlbk emaj.emaj_rlbk)
RETURNS BIGINT LANGUAGE plpgsql AS
$_rlbk_sequences_step$
DECLARE
  r_sequence RECORD;
  v_changed INT := 0;
BEGIN
  FOR r_sequence IN SELECT sequence_oid, recorded FROM emaj._changed_sequences(p_rlbk) LOOP
    PERFORM emaj._rlbk_seq(r_sequence.sequence_oid, r_sequence.recorded);
    v_changed := v_changed + 1;
  END LOOP;
  PERFORM emaj._rlbk_tell(p_rlbk, 'rlbk#1', 'SEQUENCES', jsonb_build_object('number', v_changed));
  RETURN (SELECT count(*) FROM emaj.emaj_relation
            WHERE rel_group = ANY (p_rlbk.rlbk_groups) AND rel_kind = 'S' AND upper_inf(rel_time_range));
END;
$_rlbk_sequences_step$;
