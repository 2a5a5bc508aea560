-- Registers a rollback and its first session in one statement, committed at once where dblink is used.
-- Returns: the rollback's id.
CREATE FUNCTION emaj._rlbk_register(p_groups TEXT[], p_mark TEXT, p_is_logged BOOLEAN, p_nb_session INT, p_is_alter_group_allowed BOOLEAN,
                                    p_comment TEXT, p_hist_id BIGINT, p_dblink_schema TEXT)
RETURNS INT LANGUAGE plpgsql AS
$_rlbk_register$
BEGIN
  RETURN emaj._dblink_sql_exec('rlbk#1', format(
    'WITH rlbk AS ('
    '  INSERT INTO emaj.emaj_rlbk (rlbk_groups, rlbk_mark, rlbk_mark_time_id, rlbk_is_logged, rlbk_is_alter_group_allowed,'
    '      rlbk_comment, rlbk_nb_session, rlbk_nb_table, rlbk_nb_sequence, rlbk_status, rlbk_begin_hist_id, rlbk_dblink_schema,'
    '      rlbk_is_dblink_used)'
    '    SELECT %1$L, %2$L, min(mark_time_id), %3$L, %4$L, %5$L, %6$s, sum(group_nb_table), sum(group_nb_sequence), ''PLANNING'','
    '           %7$L::BIGINT, %8$L, %9$L::BOOLEAN'
    '      FROM emaj.emaj_group JOIN emaj.emaj_mark ON mark_group = group_name AND mark_name = %2$L'
    '      WHERE group_name = ANY (%1$L::TEXT[])'
    '    RETURNING rlbk_id)'
    ' INSERT INTO emaj.emaj_rlbk_session (rlbs_rlbk_id, rlbs_session, rlbs_txid)'
    '   SELECT rlbk_id, 1, %10$s FROM rlbk'
    '   RETURNING rlbs_rlbk_id::BIGINT',
    p_groups, p_mark, p_is_logged, p_is_alter_group_allowed, p_comment, p_nb_session, p_hist_id, p_dblink_schema,
    p_dblink_schema IS NOT NULL, txid_current()), p_dblink_schema);
END;
$_rlbk_register$;
