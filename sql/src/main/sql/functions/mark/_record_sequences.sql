-- Records the state of application sequences for a point in time.
CREATE FUNCTION emaj._record_sequences(p_sequences OID[], p_time_id BIGINT)
RETURNS VOID LANGUAGE sql AS
$_record_sequences$
  INSERT INTO emaj.emaj_sequence
    SELECT state.schema_name, state.sequence_name, p_time_id, state.last_val, state.start_val, state.increment, state.max_val,
           state.min_val, state.cache_val, state.is_cycled, state.is_called
      FROM emaj._sequence_states(p_sequences) AS state;
$_record_sequences$;
