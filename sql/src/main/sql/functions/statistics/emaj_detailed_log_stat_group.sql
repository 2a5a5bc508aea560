-- Changes logged for each table of a group between two marks, by role and verb; p_last_mark NULL or '': until now. Reads the logs.
CREATE FUNCTION emaj.emaj_detailed_log_stat_group(p_group TEXT, p_first_mark TEXT, p_last_mark TEXT)
RETURNS SETOF emaj.emaj_detailed_log_stat_group_type LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$emaj_detailed_log_stat_group$
  SELECT * FROM emaj._detailed_log_stat_groups('emaj_detailed_log_stat_group', ARRAY[p_group], p_first_mark, p_last_mark);
$emaj_detailed_log_stat_group$;
COMMENT ON FUNCTION emaj.emaj_detailed_log_stat_group(TEXT, TEXT, TEXT) IS
  'Counts the logged changes of a table group by table, role and verb';
