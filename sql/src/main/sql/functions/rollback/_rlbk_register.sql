-- Registers a rollback and its first session in one statement, committed at once where dblink is used.
-- Returns: the rollback's id.
CREATE FUNCTION emaj._rlbk_register(p_groups TEXT[], p_mark TEXT, p_is_logged BOOLEAN, p_nb_session INT, p_is_alter_group_allowed BOOLEAN,
                                    p_comment TEXT, p_hist_id BIGINT, p_dblink_schema TEXT)
RETURNS INT LANGUAGE plpgsql AS
$_rlbk_register$
BEGIN
  RETURN emaj._dblink_sql_exec('rlbk#1', format('SELECT emaj._rlbk_insert(%L, %L, %L, %s, %L, %L, %L, %L, %s)',
    p_groups, p_mark, p_is_logged, p_nb_session, p_is_alter_group_allowed, p_comment, p_hist_id, p_dblink_schema IS NOT NULL,
    txid_current()), p_dblink_schema);
END;
$_rlbk_register$;
