-- Stops several groups at one point in time. Returns: the number of tables and sequences of those that were logging.
CREATE FUNCTION emaj.emaj_stop_groups(p_groups TEXT[], p_mark TEXT DEFAULT 'STOP_%', p_reset_logs BOOLEAN DEFAULT FALSE,
                                      p_idle_groups_allowed BOOLEAN DEFAULT FALSE)
RETURNS INT LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$emaj_stop_groups$
  SELECT emaj._stop_groups('emaj_stop_groups', p_groups, p_mark, p_reset_logs, p_idle_groups_allowed);
$emaj_stop_groups$;
COMMENT ON FUNCTION emaj.emaj_stop_groups(TEXT[], TEXT, BOOLEAN, BOOLEAN) IS 'Stops several table groups';
