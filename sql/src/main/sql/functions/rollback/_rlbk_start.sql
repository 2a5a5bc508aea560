-- Third call, in session 1, when all sessions hold their locks: fixes the point in time up to which changes are undone.
-- SQLSTATE EMAJ2 says that the plan is out of date: nothing is wrong, a new rollback would plan anew.
CREATE FUNCTION emaj._rlbk_start(p_rlbk_id INT, p_multi_group BOOLEAN)
RETURNS VOID LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$_rlbk_start$
DECLARE
  r_rlbk emaj.emaj_rlbk;
  v_time_id BIGINT;
  v_changed TEXT;
  v_unplanned TEXT;
BEGIN
  SELECT * INTO STRICT r_rlbk FROM emaj.emaj_rlbk WHERE rlbk_id = p_rlbk_id;
  SELECT string_agg(format('%I.%I', rel_schema, rel_tblseq), ', ' ORDER BY rel_schema, rel_tblseq) INTO v_unplanned
    FROM (SELECT rel_schema, rel_tblseq FROM emaj.emaj_relation
            WHERE rel_group = ANY (r_rlbk.rlbk_groups) AND rel_kind = 'r' AND upper_inf(rel_time_range)
          EXCEPT
          SELECT rlbp_schema, rlbp_table FROM emaj.emaj_rlbk_plan WHERE rlbp_rlbk_id = p_rlbk_id AND rlbp_step = 'LOCK_TABLE')
         AS unplanned;
  IF v_unplanned IS NOT NULL THEN
    RAISE EXCEPTION 'emaj rollback: tables joined the groups after the rollback was planned: %.', v_unplanned
      USING ERRCODE = 'EMAJ2', HINT = 'Nothing was changed. Try again.';
  END IF;
  PERFORM emaj._check_verified('emaj rollback', r_rlbk.rlbk_groups);
  IF emaj._plan_basis(p_rlbk_id) IS DISTINCT FROM r_rlbk.rlbk_plan_basis THEN
    RAISE EXCEPTION 'emaj rollback: foreign keys, triggers or deferrable constraints of the tables changed after the rollback was planned.'
      USING ERRCODE = 'EMAJ2', HINT = 'Nothing was changed. Try again.';
  END IF;
  v_time_id := emaj._dblink_sql_exec('rlbk#1', 'SELECT emaj._set_time_stamp(''ROLLBACK'', ''R'')', r_rlbk.rlbk_dblink_schema);
  -- A table without a step to restore it was unchanged when the plan was made. It must be so still.
  WITH counted AS MATERIALIZED (
    SELECT schema_name, table_name, rows FROM emaj._log_counts(r_rlbk.rlbk_groups, r_rlbk.rlbk_mark_time_id, NULL)),
  untouched AS MATERIALIZED (
    SELECT rlbp_schema, rlbp_table FROM emaj.emaj_rlbk_plan
      WHERE rlbp_rlbk_id = p_rlbk_id AND rlbp_step IN ('LOCK_TABLE', 'RLBK_TABLE')
      GROUP BY rlbp_schema, rlbp_table
      HAVING NOT bool_or(rlbp_step = 'RLBK_TABLE'))
  SELECT string_agg(format('%I.%I', schema_name, table_name), ', ' ORDER BY schema_name, table_name) INTO v_changed
    FROM counted JOIN untouched ON rlbp_schema = schema_name AND rlbp_table = table_name
    WHERE rows > 0;
  IF v_changed IS NOT NULL THEN
    RAISE EXCEPTION 'emaj rollback: tables without changes when the rollback was planned have some now: %.', v_changed
      USING ERRCODE = 'EMAJ2', HINT = 'Nothing was changed. Try again.';
  END IF;
  PERFORM emaj._rlbk_tell(r_rlbk, 'rlbk#1', 'EXECUTING', jsonb_build_object('time_id', v_time_id));
  IF r_rlbk.rlbk_is_logged THEN
    PERFORM emaj._set_mark(r_rlbk.rlbk_groups, format('RLBK_%s_START', p_rlbk_id), NULL, v_time_id, r_rlbk.rlbk_mark);
  END IF;
EXCEPTION
  WHEN raise_exception OR SQLSTATE 'EMAJ2' THEN
    PERFORM emaj._rlbk_error(p_rlbk_id, SQLERRM, 'rlbk#1');
    RAISE;
  WHEN OTHERS THEN
    PERFORM emaj._rlbk_error(p_rlbk_id, 'In _rlbk_start(): ' || SQLERRM, 'rlbk#1');
    RAISE;
END;
$_rlbk_start$;
