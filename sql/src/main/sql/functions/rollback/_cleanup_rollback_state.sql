-- Finds out how rollbacks ended whose transactions are over: a completed one committed if its witness row in emaj_hist is
-- visible. A planned one whose witness is visible already waits for _rlbk_async(), for an hour.
-- One statement, so that both questions are answered by one snapshot. A prepared transaction is not over.
-- Rows that another session is judging are left to it. Returns: the number of rollbacks whose state changed.
CREATE FUNCTION emaj._cleanup_rollback_state()
RETURNS INT LANGUAGE sql AS
$_cleanup_rollback_state$
  WITH pending AS (
    SELECT rlbk_id, EXISTS (SELECT FROM emaj.emaj_hist WHERE hist_id = rlbk_begin_hist_id) AS is_witnessed
      FROM emaj.emaj_rlbk
      WHERE rlbk_status IN ('PLANNING', 'LOCKING', 'EXECUTING', 'COMPLETED')
        AND NOT EXISTS (SELECT FROM emaj.emaj_rlbk_session
                          WHERE rlbs_rlbk_id = rlbk_id
                            AND (rlbs_txid = txid_current_if_assigned() OR NOT txid_visible_in_snapshot(rlbs_txid, txid_current_snapshot())))
        AND NOT (rlbk_status = 'LOCKING' AND rlbk_start_datetime > clock_timestamp() - INTERVAL '1 hour'
                 AND EXISTS (SELECT FROM emaj.emaj_hist WHERE hist_id = rlbk_begin_hist_id))
      FOR UPDATE OF emaj_rlbk SKIP LOCKED),
  judged AS (
    UPDATE emaj.emaj_rlbk
      SET rlbk_status = CASE WHEN emaj_rlbk.rlbk_status = 'COMPLETED' AND is_witnessed
                             THEN 'COMMITTED' ELSE 'ABORTED' END::emaj._rlbk_status_enum
      FROM pending
      WHERE emaj_rlbk.rlbk_id = pending.rlbk_id
      RETURNING emaj_rlbk.rlbk_id, rlbk_status)
  SELECT count(emaj._hist('CLEANUP_RLBK_STATE', NULL, 'Rollback id ' || rlbk_id, 'set to ' || rlbk_status))::INT FROM judged;
$_cleanup_rollback_state$;
