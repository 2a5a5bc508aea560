-- Starts several groups at one point in time. Returns: the number of tables and sequences.
CREATE FUNCTION emaj.emaj_start_groups(p_groups TEXT[], p_mark TEXT DEFAULT 'START_%', p_reset_logs BOOLEAN DEFAULT TRUE,
                                       p_logging_groups_allowed BOOLEAN DEFAULT FALSE)
RETURNS INT LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$emaj_start_groups$
  SELECT emaj._start_groups('emaj_start_groups', p_groups, p_mark, p_reset_logs, p_logging_groups_allowed);
$emaj_start_groups$;
COMMENT ON FUNCTION emaj.emaj_start_groups(TEXT[], TEXT, BOOLEAN, BOOLEAN) IS 'Starts several table groups';
