-- Changes logged for each table that is in the groups today, between two points in time: by counters, without reading a log.
-- p_last_time_id: NULL means now. A table that joined later counts from then on (target_time_id).
CREATE FUNCTION emaj._log_counts(p_groups TEXT[], p_first_time_id BIGINT, p_last_time_id BIGINT)
RETURNS TABLE (group_name TEXT, schema_name TEXT, table_name TEXT, target_time_id BIGINT, rows BIGINT) LANGUAGE sql STABLE AS
$_log_counts$
  SELECT rel_group, rel_schema, rel_tblseq, first.tbl_time_id,
         coalesce(last.tbl_log_seq_last_val, emaj._log_counter(rel_log_schema, rel_log_sequence)) - first.tbl_log_seq_last_val
         - coalesce((SELECT sum(sqhl_hole_size) FROM emaj.emaj_seq_hole
                       WHERE sqhl_schema = rel_schema AND sqhl_table = rel_tblseq AND sqhl_begin_time_id >= first.tbl_time_id
                         AND (p_last_time_id IS NULL OR sqhl_end_time_id <= p_last_time_id)), 0)::BIGINT
    FROM emaj.emaj_relation
         JOIN emaj.emaj_table AS first
           ON first.tbl_schema = rel_schema AND first.tbl_name = rel_tblseq
          AND first.tbl_time_id = greatest(p_first_time_id, lower(rel_time_range))
         LEFT JOIN emaj.emaj_table AS last
           ON last.tbl_schema = rel_schema AND last.tbl_name = rel_tblseq AND last.tbl_time_id = p_last_time_id
    WHERE rel_group = ANY (p_groups) AND rel_kind = 'r' AND upper_inf(rel_time_range);
$_log_counts$;
