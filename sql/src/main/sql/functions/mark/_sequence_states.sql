-- The state of sequences now. NULLs are passed over.
-- A sequence that was called tells its last value by a function. One that was not can only be read itself, so one statement is
-- put together for up to 200 of those: a set operation of thousands would exhaust the parser's stack.
CREATE FUNCTION emaj._sequence_states(p_sequences OID[])
RETURNS TABLE (schema_name TEXT, sequence_name TEXT, last_val BIGINT, start_val BIGINT, increment BIGINT, max_val BIGINT,
               min_val BIGINT, cache_val BIGINT, is_cycled BOOLEAN, is_called BOOLEAN, data_type TEXT)
LANGUAGE plpgsql STABLE AS
$_sequence_states$
DECLARE
  v_sequences OID[];
  v_values BIGINT[];
  v_read TEXT;
BEGIN
  SELECT array_agg(seq.oid), array_agg(pg_sequence_last_value(seq.oid)) INTO v_sequences, v_values
    FROM unnest(p_sequences) AS seq (oid) WHERE seq.oid IS NOT NULL;
  FOR v_read IN
    SELECT 'SELECT oid, value, TRUE FROM unnest($1, $2) AS called (oid, value) WHERE value IS NOT NULL'
    UNION ALL
    SELECT string_agg(format('SELECT %s::OID, last_value, is_called FROM %s', oid, oid::regclass), ' UNION ALL ')
      FROM unnest(v_sequences, v_values) WITH ORDINALITY AS uncalled (oid, value, rank)
      WHERE value IS NULL
      GROUP BY rank / 200
  LOOP
    RETURN QUERY EXECUTE
      'SELECT nspname::TEXT, relname::TEXT, state.last_value, seqstart, seqincrement, seqmax, seqmin, seqcache, seqcycle, state.is_called,'
      '       pg_catalog.format_type(seqtypid, NULL)'
      '  FROM (' || v_read || ') AS state (oid, last_value, is_called)'
      '       JOIN pg_catalog.pg_sequence ON seqrelid = state.oid'
      '       JOIN pg_catalog.pg_class ON pg_class.oid = state.oid'
      '       JOIN pg_catalog.pg_namespace ON pg_namespace.oid = relnamespace'
      USING v_sequences, v_values;
  END LOOP;
END;
$_sequence_states$;
