-- Deletes from the trace of operations what is older than the parameter history_retention says, than the oldest mark that can be
-- rolled back to, and than the oldest rollback not known to have ended, whose witness is in there; and with it the steps of the
-- rollbacks of that time. That a rollback was, when, to where and how it ended, is kept.
-- A delay that would reach back to before all time keeps everything: no start of a group may fail because of it.
-- One statement finds and deletes, so that no rollback can begin and end in between. What somebody else is purging is left to him.
CREATE FUNCTION emaj._purge_history()
RETURNS VOID LANGUAGE plpgsql AS
$_purge_history$
DECLARE
  c_for_ever CONSTANT INTERVAL := '1000 years';
  v_events BIGINT;
  v_steps BIGINT;
BEGIN
  PERFORM emaj._cleanup_rollback_state();
  WITH kept AS MATERIALIZED (
    SELECT least(clock_timestamp() - least(emaj._param_interval('history_retention'), c_for_ever),
                 (SELECT min(time_clock_timestamp)
                    FROM emaj.emaj_mark
                         JOIN emaj.emaj_log_session
                           ON lses_group = mark_group AND upper_inf(lses_time_range) AND mark_time_id <@ lses_time_range
                         JOIN emaj.emaj_time_stamp ON time_id = mark_time_id)) AS since,
           coalesce((SELECT min(rlbk_begin_hist_id) FROM emaj.emaj_rlbk
                       WHERE rlbk_status IN ('PLANNING', 'LOCKING', 'EXECUTING', 'COMPLETED')), 9223372036854775807) AS pending),
  events AS (
    DELETE FROM emaj.emaj_hist
      WHERE hist_id IN (SELECT hist_id FROM emaj.emaj_hist, kept WHERE hist_datetime < since AND hist_id < pending
                          FOR UPDATE OF emaj_hist SKIP LOCKED)
      RETURNING 1),
  steps AS (
    DELETE FROM emaj.emaj_rlbk_plan
      WHERE rlbp_rlbk_id IN (SELECT rlbk_id FROM emaj.emaj_rlbk, kept
                               WHERE rlbk_status IN ('COMMITTED', 'ABORTED') AND rlbk_start_datetime < since
                                 AND EXISTS (SELECT FROM emaj.emaj_rlbk_plan WHERE rlbp_rlbk_id = rlbk_id)
                               FOR UPDATE OF emaj_rlbk SKIP LOCKED)
      RETURNING 1)
  SELECT (SELECT count(*) FROM events), (SELECT count(*) FROM steps) INTO v_events, v_steps;
  IF v_events + v_steps > 0 THEN
    PERFORM emaj._hist('PURGE_HISTORY', NULL, NULL, format('%s events and %s steps of rollbacks deleted', v_events, v_steps));
  END IF;
END;
$_purge_history$;
