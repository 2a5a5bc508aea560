-- The sequences of a rollback's groups that differ from what was recorded at its mark, in the one order of locking.
-- Returns: the sequence and its recorded state.
CREATE FUNCTION emaj._changed_sequences(p_rlbk emaj.emaj_rlbk, OUT sequence_oid REGCLASS, OUT recorded emaj.emaj_sequence)
RETURNS SETOF RECORD LANGUAGE sql STABLE AS
$_changed_sequences$
  SELECT format('%I.%I', rel_schema, rel_tblseq)::regclass, recorded
    FROM emaj._sequence_states(ARRAY (
           SELECT format('%I.%I', rel_schema, rel_tblseq)::regclass::OID FROM emaj.emaj_relation
             WHERE rel_group = ANY ((p_rlbk).rlbk_groups) AND rel_kind = 'S' AND upper_inf(rel_time_range))) AS now
         JOIN emaj.emaj_relation ON rel_schema = schema_name AND rel_tblseq = sequence_name AND upper_inf(rel_time_range)
         LEFT JOIN emaj.emaj_sequence AS recorded
           ON sequ_schema = rel_schema AND sequ_name = rel_tblseq AND sequ_time_id = greatest((p_rlbk).rlbk_mark_time_id, lower(rel_time_range))
    WHERE (sequ_last_val, sequ_is_called, sequ_start_val, sequ_increment, sequ_min_val, sequ_max_val, sequ_cache_val, sequ_is_cycled,
           sequ_data_type)
          IS DISTINCT FROM
          (last_val, is_called, start_val, increment, min_val, max_val, cache_val, is_cycled, data_type)
    ORDER BY rel_priority, rel_schema, rel_tblseq
$_changed_sequences$;
