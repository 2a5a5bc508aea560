-- How many changes a log sequence has counted so far.
CREATE FUNCTION emaj._log_counter(p_log_schema TEXT, p_log_sequence TEXT)
RETURNS BIGINT LANGUAGE sql VOLATILE AS
$_log_counter$
  SELECT coalesce(pg_sequence_last_value(format('%I.%I', p_log_schema, p_log_sequence)::regclass), 0);
$_log_counter$;
