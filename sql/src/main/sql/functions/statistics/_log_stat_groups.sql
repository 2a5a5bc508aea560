-- The statistics behind emaj_log_stat_group(s): checks the marks, then counts.
CREATE FUNCTION emaj._log_stat_groups(p_function TEXT, p_groups TEXT[], p_first_mark TEXT, p_last_mark TEXT)
RETURNS SETOF emaj.emaj_log_stat_group_type LANGUAGE plpgsql STABLE AS
$_log_stat_groups$
DECLARE
  v_groups TEXT[] := emaj._check_groups(p_function, p_groups, FALSE);
  r_first RECORD;
  r_last RECORD;
BEGIN
  IF v_groups IS NULL THEN
    RETURN;
  END IF;
  r_first := emaj._common_mark(p_function, v_groups,
    coalesce(nullif(p_first_mark, ''), (SELECT mark_name FROM emaj.emaj_mark WHERE mark_group = v_groups[1] ORDER BY mark_time_id LIMIT 1)));
  r_last := emaj._common_mark(p_function, v_groups, nullif(p_last_mark, ''));
  IF r_last.time_id < r_first.time_id THEN
    RAISE EXCEPTION '%: the mark "%" was set after the mark "%".', p_function, r_first.name, r_last.name;
  END IF;
  RETURN QUERY
    SELECT counts.group_name, counts.schema_name, counts.table_name,
           CASE WHEN counts.target_time_id = r_first.time_id THEN r_first.name END,
           coalesce(joined.time_clock_timestamp, r_first.set_at), counts.target_time_id,
           r_last.name, r_last.set_at, r_last.time_id, counts.rows
      FROM emaj._log_counts(v_groups, r_first.time_id, r_last.time_id) AS counts
           LEFT JOIN emaj.emaj_time_stamp AS joined ON joined.time_id = counts.target_time_id
      WHERE r_last.time_id IS NULL OR counts.target_time_id <= r_last.time_id
      ORDER BY counts.group_name, counts.schema_name, counts.table_name;
END;
$_log_stat_groups$;
