-- Restores the rows of a table none of whose keys was changed more than once: what came goes, what went comes back.
-- All deletes come before the first insert, because rows may have swapped unique values.
-- Keys of deleted rows are deleted as well: nothing is there unless somebody wrote while the log trigger was off.
CREATE FUNCTION emaj._restore_untangled(p_rel emaj.emaj_relation, p_min_gid BIGINT, p_max_gid BIGINT)
RETURNS VOID LANGUAGE plpgsql AS
$_restore_untangled$
DECLARE
  v_table REGCLASS := format('%I.%I', p_rel.rel_schema, p_rel.rel_tblseq)::regclass;
  v_log TEXT := format('%I.%I', p_rel.rel_log_schema, p_rel.rel_log_table);
BEGIN
  EXECUTE format($delete$
    DELETE FROM ONLY %s AS current USING %s AS logged
      WHERE %s AND emaj_gid > $1 AND emaj_gid <= $2 AND (emaj_tuple = 'NEW' OR emaj_tuple = 'OLD' AND emaj_verb <> 'UPD') $delete$,
    v_table, v_log, emaj._key_equality(v_table, 'current', 'logged'))
    USING p_min_gid, p_max_gid;
  EXECUTE format($insert$
    INSERT INTO %1$s (%2$s) OVERRIDING SYSTEM VALUE
      SELECT %2$s FROM %3$s WHERE emaj_gid > $1 AND emaj_gid <= $2 AND emaj_tuple = 'OLD' $insert$,
    v_table, p_rel.rel_sql_rlbk_columns, v_log)
    USING p_min_gid, p_max_gid;
END;
$_restore_untangled$;
