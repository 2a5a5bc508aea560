-- Step VERIFY_TABLE: compares the row of every changed key with what stood at the mark, after all tables of the batch are
-- restored and before their logs are purged. Returns: the number of keys compared.
-- Images are compared in the server's encoding, as in _restore_tangled().
-- Errors: SQLSTATE EMAJ1 if one differs, with the table, how many differ, and some of them; a verdict is explained in
-- _compared_keys(). The transaction has failed then, and nothing of the rollback can be committed.
CREATE FUNCTION emaj._verify_table_step(p_rlbk emaj.emaj_rlbk, p_step emaj.emaj_rlbk_plan)
RETURNS BIGINT LANGUAGE plpgsql SET client_encoding = 'SQL_ASCII' AS
$_verify_table_step$
DECLARE
  c_samples CONSTANT INT := 5;
  v_table TEXT := format('%I.%I', p_step.rlbp_schema, p_step.rlbp_table);
  r_work RECORD;
  v_compared TEXT;
  r_now RECORD;
  v_as_it_was REFCURSOR;
  r_before RECORD;
  v_differs TEXT;
  v_samples TEXT;
BEGIN
  SELECT * INTO STRICT r_work FROM emaj._verification(p_rlbk, p_step);
  v_compared := emaj._compared_keys(r_work.rel);
  v_as_it_was := r_work.as_it_was;
  EXECUTE v_compared
    || $$ SELECT count(*) AS keys, count(*) FILTER (WHERE emaj_verdict NOT IN ('restored', 'cancelled')) AS differing,
                 count(*) FILTER (WHERE emaj_verdict = 'cancelled') AS cancelled,
                 count(emaj_now) FILTER (WHERE emaj_verdict = 'cancelled') AS rows,
                 sum(hashtextextended(emaj_now, 0)) FILTER (WHERE emaj_verdict = 'cancelled') AS fingerprint
            FROM compared $$
    INTO r_now USING r_work.min_gid, r_work.max_gid;
  IF r_now.differing > 0 THEN
    v_differs := format('%s of its %s changed keys differ', r_now.differing, r_now.keys);
    EXECUTE v_compared
      || format($$ SELECT string_agg(sample, '; ') FROM (
                     SELECT concat(left(ROW(%s)::TEXT, 200), ': ', emaj_verdict) AS sample FROM compared
                       WHERE emaj_verdict NOT IN ('restored', 'cancelled') LIMIT %s) AS sampled $$,
                emaj._column_list((r_work.rel).rel_pk_cols, NULL), c_samples)
      INTO v_samples USING r_work.min_gid, r_work.max_gid;
  ELSIF r_now.cancelled > 0 THEN
    FETCH v_as_it_was INTO r_before;
    IF (r_before.rows, r_before.fingerprint) IS DISTINCT FROM (r_now.rows, r_now.fingerprint) THEN
      v_differs := format('of its %s keys whose changes cancel each other out not all were left alone', r_now.cancelled);
      v_samples := format('They had %s rows before the restore and have %s now.', r_before.rows, r_now.rows);
    END IF;
  END IF;
  IF v_differs IS NOT NULL THEN
    RAISE EXCEPTION USING ERRCODE = 'EMAJ1',
      MESSAGE = format('emaj rollback: the restored table %s is not as it was at the mark: %s.', v_table, v_differs), DETAIL = v_samples,
      HINT = 'Nothing was changed. A trigger that stays enabled while its table is rolled back may have written to it.';
  END IF;
  CLOSE v_as_it_was;
  RETURN r_now.keys;
END;
$_verify_table_step$;
