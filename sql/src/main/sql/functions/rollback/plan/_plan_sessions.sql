-- Gives each batch to the session with least to do, the longest batch first. A client with a better planner assigns anew.
-- Tables that are only locked go to session 1.
CREATE FUNCTION emaj._plan_sessions(p_rlbk emaj.emaj_rlbk)
RETURNS VOID LANGUAGE plpgsql AS
$_plan_sessions$
DECLARE
  v_load FLOAT8[] := array_fill(0::FLOAT8, ARRAY[p_rlbk.rlbk_nb_session]);
  v_batches INT[] := '{}';
  v_sessions INT[] := '{}';
  v_session INT;
  r_batch RECORD;
BEGIN
  v_load[1] := (SELECT coalesce(sum(extract(EPOCH FROM rlbp_estimated_duration)), 0)
                  FROM emaj.emaj_rlbk_plan WHERE rlbp_rlbk_id = p_rlbk.rlbk_id AND rlbp_batch_number = 1);
  FOR r_batch IN
    SELECT rlbp_batch_number AS number, coalesce(sum(extract(EPOCH FROM rlbp_estimated_duration)), 0) AS seconds
      FROM emaj.emaj_rlbk_plan
      WHERE rlbp_rlbk_id = p_rlbk.rlbk_id AND rlbp_batch_number > 1
      GROUP BY rlbp_batch_number
      ORDER BY seconds DESC, number
  LOOP
    v_session := array_position(v_load, (SELECT min(load) FROM unnest(v_load) AS load));
    v_load[v_session] := v_load[v_session] + r_batch.seconds;
    v_batches := v_batches || r_batch.number;
    v_sessions := v_sessions || v_session;
  END LOOP;
  UPDATE emaj.emaj_rlbk_plan SET rlbp_session = given.session
    FROM unnest(v_batches, v_sessions) AS given (batch, session)
    WHERE rlbp_rlbk_id = p_rlbk.rlbk_id AND rlbp_batch_number = given.batch;
  UPDATE emaj.emaj_rlbk_plan SET rlbp_session = 1
    WHERE rlbp_rlbk_id = p_rlbk.rlbk_id AND rlbp_step = 'LOCK_TABLE' AND rlbp_session IS NULL;
END;
$_plan_sessions$;
