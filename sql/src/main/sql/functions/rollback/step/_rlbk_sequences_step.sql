-- Step RLBK_SEQUENCES: puts those sequences of the groups back that differ from what was recorded; the others are not locked.
-- Returns: the number of sequences in the groups.
CREATE FUNCTION emaj._rlbk_sequences_step(p_rlbk emaj.emaj_rlbk)
RETURNS BIGINT LANGUAGE plpgsql AS
$_rlbk_sequences_step$
DECLARE
  r_sequence RECORD;
  v_sequences OID[];
  v_changed INT := 0;
BEGIN
  v_sequences := ARRAY (
    SELECT format('%I.%I', rel_schema, rel_tblseq)::regclass::OID FROM emaj.emaj_relation
      WHERE rel_group = ANY (p_rlbk.rlbk_groups) AND rel_kind = 'S' AND upper_inf(rel_time_range));
  FOR r_sequence IN
    SELECT format('%I.%I', rel_schema, rel_tblseq)::regclass AS oid, recorded
      FROM emaj._sequence_states(v_sequences) AS now
           JOIN emaj.emaj_relation ON rel_schema = schema_name AND rel_tblseq = sequence_name AND upper_inf(rel_time_range)
           LEFT JOIN emaj.emaj_sequence AS recorded
             ON sequ_schema = rel_schema AND sequ_name = rel_tblseq AND sequ_time_id = greatest(p_rlbk.rlbk_mark_time_id, lower(rel_time_range))
      WHERE (sequ_last_val, sequ_is_called, sequ_start_val, sequ_increment, sequ_min_val, sequ_max_val, sequ_cache_val, sequ_is_cycled,
             sequ_data_type)
            IS DISTINCT FROM
            (last_val, is_called, start_val, increment, min_val, max_val, cache_val, is_cycled, data_type)
      ORDER BY rel_priority, rel_schema, rel_tblseq
  LOOP
    PERFORM emaj._rlbk_seq(r_sequence.oid, r_sequence.recorded);
    v_changed := v_changed + 1;
  END LOOP;
  PERFORM emaj._rlbk_tell(p_rlbk, 'rlbk#1', 'SEQUENCES', jsonb_build_object('number', v_changed));
  RETURN cardinality(v_sequences);
END;
$_rlbk_sequences_step$;
