-- Records the state of application sequences for a point in time.
CREATE FUNCTION emaj._record_sequences(p_sequences OID[], p_time_id BIGINT)
RETURNS VOID LANGUAGE sql AS
$_record_sequences$
  INSERT INTO emaj.emaj_sequence (sequ_schema, sequ_name, sequ_time_id, sequ_last_val, sequ_start_val, sequ_increment, sequ_max_val,
                                  sequ_min_val, sequ_cache_val, sequ_is_cycled, sequ_is_called, sequ_data_type)
    SELECT state.schema_name, state.sequence_name, p_time_id, state.last_val, state.start_val, state.increment, state.max_val,
           state.min_val, state.cache_val, state.is_cycled, state.is_called, state.data_type
      FROM emaj._sequence_states(p_sequences) AS state;
$_record_sequences$;
