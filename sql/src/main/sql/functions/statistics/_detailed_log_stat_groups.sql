-- The statistics behind emaj_detailed_log_stat_group(s): for each table that the counters show as changed, what its log holds by
-- role and verb. Reads those logs. An update counts once, by its new image; a TRUNCATE by the rows it took away and its marker,
-- which is how the counters count.
CREATE FUNCTION emaj._detailed_log_stat_groups(p_function TEXT, p_groups TEXT[], p_first_mark TEXT, p_last_mark TEXT)
RETURNS SETOF emaj.emaj_detailed_log_stat_group_type LANGUAGE plpgsql STABLE AS
$_detailed_log_stat_groups$
DECLARE
  r_table RECORD;
BEGIN
  FOR r_table IN
    SELECT counted.*, format('%I.%I', rel_log_schema, rel_log_table) AS log_table, first.time_last_emaj_gid AS first_gid,
           coalesce(last.time_last_emaj_gid, 9223372036854775807) AS last_gid
      FROM emaj._log_stat_groups(p_function, p_groups, p_first_mark, p_last_mark) AS counted
           JOIN emaj.emaj_relation ON rel_schema = stat_schema AND rel_tblseq = stat_table AND upper_inf(rel_time_range)
           JOIN emaj.emaj_time_stamp AS first ON first.time_id = stat_first_time_id
           LEFT JOIN emaj.emaj_time_stamp AS last ON last.time_id = stat_last_time_id
      WHERE stat_rows > 0
      ORDER BY stat_group, stat_schema, stat_table
  LOOP
    RETURN QUERY EXECUTE format(
      'SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, emaj_user,'
      ' CASE emaj_verb WHEN ''INS'' THEN ''INSERT'' WHEN ''UPD'' THEN ''UPDATE'' WHEN ''DEL'' THEN ''DELETE'' ELSE ''TRUNCATE'' END, count(*)'
      ' FROM %s WHERE emaj_gid > $10 AND emaj_gid <= $11 AND NOT (emaj_verb = ''UPD'' AND emaj_tuple = ''OLD'')'
      ' GROUP BY emaj_user, emaj_verb ORDER BY emaj_user COLLATE "C", emaj_verb', r_table.log_table)
      USING r_table.stat_group, r_table.stat_schema, r_table.stat_table, r_table.stat_first_mark, r_table.stat_first_mark_datetime,
            r_table.stat_first_time_id, r_table.stat_last_mark, r_table.stat_last_mark_datetime, r_table.stat_last_time_id,
            r_table.first_gid, r_table.last_gid;
  END LOOP;
END;
$_detailed_log_stat_groups$;
