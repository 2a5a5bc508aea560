-- Inserts a rollback and its first session; called over dblink where that is used.
-- p_txid: session 1's transaction; p_rlbk_id: for one that is only simulated, the others are numbered on. Returns: the rollback's id.
CREATE FUNCTION emaj._rlbk_insert(p_groups TEXT[], p_mark TEXT, p_is_logged BOOLEAN, p_nb_session INT, p_is_alter_group_allowed BOOLEAN,
                                  p_comment TEXT, p_hist_id BIGINT, p_is_dblink_used BOOLEAN, p_txid BIGINT, p_rlbk_id INT DEFAULT NULL)
RETURNS BIGINT LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$_rlbk_insert$
  WITH rlbk AS (
    INSERT INTO emaj.emaj_rlbk (rlbk_id, rlbk_groups, rlbk_mark, rlbk_mark_time_id, rlbk_is_logged, rlbk_is_alter_group_allowed, rlbk_comment,
        rlbk_nb_session, rlbk_nb_table, rlbk_nb_sequence, rlbk_status, rlbk_begin_hist_id, rlbk_dblink_schema, rlbk_is_dblink_used)
      SELECT coalesce(p_rlbk_id, nextval(pg_get_serial_sequence('emaj.emaj_rlbk', 'rlbk_id')))::INT, p_groups, p_mark, min(mark_time_id), p_is_logged, p_is_alter_group_allowed, p_comment, p_nb_session, sum(group_nb_table),
             sum(group_nb_sequence), 'PLANNING', p_hist_id, CASE WHEN p_is_dblink_used THEN emaj._dblink_schema() END, p_is_dblink_used
        FROM emaj.emaj_group JOIN emaj.emaj_mark ON mark_group = group_name AND mark_name = p_mark
        WHERE group_name = ANY (p_groups)
      RETURNING rlbk_id)
  INSERT INTO emaj.emaj_rlbk_session (rlbs_rlbk_id, rlbs_session, rlbs_txid)
    SELECT rlbk_id, 1, p_txid FROM rlbk
    RETURNING rlbs_rlbk_id::BIGINT;
$_rlbk_insert$;
