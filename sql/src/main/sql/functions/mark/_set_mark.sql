-- Records the state of groups at a point in time: sequences, log counters, mark.
-- The caller has locked and checked the groups; relations that were dropped are passed over, so that a damaged group can stop. p_target_mark: for the marks of a logged rollback, the mark it went back to.
-- p_is_amid: the calling transaction may have written to the tables before. So may others that hold the lock of a writer on one:
-- what such a transaction has deferred, or a statement has yet to do, need not hold at this point in time.
-- Returns: the number of tables and sequences of the groups.
CREATE FUNCTION emaj._set_mark(p_groups TEXT[], p_mark TEXT, p_comment TEXT, p_time_id BIGINT, p_target_mark TEXT DEFAULT NULL,
                               p_is_amid BOOLEAN DEFAULT FALSE)
RETURNS INT LANGUAGE plpgsql AS
$_set_mark$
BEGIN
  -- Sequences first: nothing keeps other transactions from advancing them.
  PERFORM emaj._record_sequences(ARRAY (
    SELECT to_regclass(format('%I.%I', rel_schema, rel_tblseq))::OID FROM emaj.emaj_relation
      WHERE rel_group = ANY (p_groups) AND rel_kind = 'S' AND upper_inf(rel_time_range)), p_time_id);
  PERFORM emaj._record_tables(ARRAY (
    SELECT to_regclass(format('%I.%I', rel_schema, rel_tblseq))::OID FROM emaj.emaj_relation
      WHERE rel_group = ANY (p_groups) AND rel_kind = 'r' AND upper_inf(rel_time_range)), p_time_id);
  -- Only now the gid: a change that takes its gid from here on moves its counter after the counters were read.
  UPDATE emaj.emaj_time_stamp SET time_last_emaj_gid = emaj._last_gid() WHERE time_id = p_time_id;
  UPDATE emaj.emaj_table SET tbl_is_amid = TRUE
    WHERE tbl_time_id = p_time_id
      AND (p_is_amid
           OR format('%I.%I', tbl_schema, tbl_name)::regclass IN (
                SELECT relation FROM pg_locks
                  WHERE locktype = 'relation' AND mode = 'RowExclusiveLock' AND granted AND pid IS DISTINCT FROM pg_backend_pid()
                    AND database = (SELECT oid FROM pg_database WHERE datname = current_database())));
  PERFORM emaj._count_previous_mark(p_groups, p_time_id);
  INSERT INTO emaj.emaj_mark (mark_group, mark_name, mark_time_id, mark_comment, mark_logged_rlbk_target_mark)
    SELECT group_name, p_mark, p_time_id, p_comment, p_target_mark FROM unnest(p_groups) AS group_name;
  UPDATE emaj.emaj_log_session SET lses_marks = lses_marks + 1
    WHERE lses_group = ANY (p_groups) AND upper_inf(lses_time_range);
  RETURN (SELECT coalesce(sum(group_nb_table + group_nb_sequence), 0) FROM emaj.emaj_group WHERE group_name = ANY (p_groups));
END;
$_set_mark$;
