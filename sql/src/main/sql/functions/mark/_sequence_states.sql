-- The state of sequences now. last_value and is_called can only be read from each sequence itself, so one statement is
-- put together for up to 200 of them: a set operation of thousands would exhaust the parser's stack.
CREATE FUNCTION emaj._sequence_states(p_sequences OID[])
RETURNS TABLE (schema_name TEXT, sequence_name TEXT, last_val BIGINT, start_val BIGINT, increment BIGINT, max_val BIGINT,
               min_val BIGINT, cache_val BIGINT, is_cycled BOOLEAN, is_called BOOLEAN)
LANGUAGE plpgsql STABLE AS
$_sequence_states$
DECLARE
  v_reads TEXT;
BEGIN
  FOR v_reads IN
    SELECT string_agg(format('SELECT %s::OID, last_value, is_called FROM %s', seq.oid, seq.oid::regclass), ' UNION ALL ')
      FROM unnest(p_sequences) WITH ORDINALITY AS seq (oid, rank)
      WHERE seq.oid IS NOT NULL
      GROUP BY rank / 200
  LOOP
    RETURN QUERY EXECUTE
      'SELECT nspname::TEXT, relname::TEXT, state.last_value, seqstart, seqincrement, seqmax, seqmin, seqcache, seqcycle, state.is_called'
      '  FROM (' || v_reads || ') AS state (oid, last_value, is_called)'
      '       JOIN pg_catalog.pg_sequence ON seqrelid = state.oid'
      '       JOIN pg_catalog.pg_class ON pg_class.oid = state.oid'
      '       JOIN pg_catalog.pg_namespace ON pg_namespace.oid = relnamespace';
  END LOOP;
END;
$_sequence_states$;
