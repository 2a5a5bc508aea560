-- Stops logging the changes of a group. Returns: the number of tables and sequences, 0 if it was idle.
CREATE FUNCTION emaj.emaj_stop_group(p_group TEXT, p_mark TEXT DEFAULT 'STOP_%', p_reset_logs BOOLEAN DEFAULT FALSE,
                                     p_idle_group_allowed BOOLEAN DEFAULT FALSE)
RETURNS INT LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$emaj_stop_group$
  SELECT emaj._stop_groups('emaj_stop_group', ARRAY[p_group], p_mark, p_reset_logs, p_idle_group_allowed);
$emaj_stop_group$;
COMMENT ON FUNCTION emaj.emaj_stop_group(TEXT, TEXT, BOOLEAN, BOOLEAN) IS 'Stops a table group';
