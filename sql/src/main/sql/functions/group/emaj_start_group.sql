-- Starts logging the changes of a group and sets its first mark. Returns: the number of tables and sequences.
CREATE FUNCTION emaj.emaj_start_group(p_group TEXT, p_mark TEXT DEFAULT 'START_%', p_reset_logs BOOLEAN DEFAULT TRUE,
                                      p_logging_group_allowed BOOLEAN DEFAULT FALSE)
RETURNS INT LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$emaj_start_group$
  SELECT emaj._start_groups('emaj_start_group', ARRAY[p_group], p_mark, p_reset_logs, p_logging_group_allowed);
$emaj_start_group$;
COMMENT ON FUNCTION emaj.emaj_start_group(TEXT, TEXT, BOOLEAN, BOOLEAN) IS 'Starts a table group';
