-- Drops an idle group with its logs.
-- Returns: the number of tables and sequences that it had.
CREATE FUNCTION emaj.emaj_drop_group(p_group TEXT)
RETURNS INT LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$emaj_drop_group$
DECLARE
  v_groups TEXT[] := emaj._check_groups('emaj_drop_group', ARRAY[p_group]);
  v_time_id BIGINT;
  v_count INT;
BEGIN
  IF v_groups IS NULL THEN
    RAISE EXCEPTION 'emaj_drop_group: which group?';
  END IF;
  PERFORM emaj._check_logging('emaj_drop_group', v_groups, FALSE);
  PERFORM emaj._hist('DROP_GROUP', 'BEGIN', p_group);
  v_time_id := emaj._set_time_stamp('DROP_GROUP', 'D');
  PERFORM emaj._lock_tables(v_groups, 'SHARE ROW EXCLUSIVE');
  v_count := emaj._count_relations(v_groups);
  PERFORM emaj._drop_relation(rel_schema, rel_tblseq, rel_kind, rel_log_schema, rel_log_table, rel_log_sequence, rel_log_function)
    FROM emaj.emaj_relation
    WHERE rel_group = p_group AND upper_inf(rel_time_range)
    ORDER BY rel_priority, rel_schema, rel_tblseq;
  DELETE FROM emaj.emaj_relation_change WHERE rlchg_group = p_group;
  DELETE FROM emaj.emaj_relation WHERE rel_group = p_group;
  DELETE FROM emaj.emaj_group WHERE group_name = p_group;
  UPDATE emaj.emaj_group_hist
    SET grph_time_range = int8range(lower(grph_time_range), v_time_id)
    WHERE grph_group = p_group AND upper_inf(grph_time_range);
  PERFORM emaj._drop_empty_log_schemas();
  PERFORM emaj._hist('DROP_GROUP', 'END', p_group, format('%s tables/sequences processed', v_count));
  RETURN v_count;
END;
$emaj_drop_group$;
COMMENT ON FUNCTION emaj.emaj_drop_group(TEXT) IS 'Drops an idle table group with its logs';
