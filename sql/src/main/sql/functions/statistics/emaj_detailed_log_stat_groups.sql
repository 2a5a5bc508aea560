-- Changes logged for each table of several groups between two marks that they have in common, by role and verb. Reads the logs.
CREATE FUNCTION emaj.emaj_detailed_log_stat_groups(p_groups TEXT[], p_first_mark TEXT, p_last_mark TEXT)
RETURNS SETOF emaj.emaj_detailed_log_stat_group_type LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$emaj_detailed_log_stat_groups$
  SELECT * FROM emaj._detailed_log_stat_groups('emaj_detailed_log_stat_groups', p_groups, p_first_mark, p_last_mark);
$emaj_detailed_log_stat_groups$;
COMMENT ON FUNCTION emaj.emaj_detailed_log_stat_groups(TEXT[], TEXT, TEXT) IS
  'Counts the logged changes of several table groups by table, role and verb';
