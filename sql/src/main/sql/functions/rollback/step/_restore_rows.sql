-- Restores the rows of one table in a single statement and without a work table, which a prepared transaction could not have.
-- changed: a key that was changed once shows its image at the mark in that change: an OLD tuple is the row to put back, a NEW
--   one says that there was none. A key that was changed several times is tangled: the smallest gid need not be its earliest
--   change, because a statement nested in another one (a trigger, a function) logs before the outer one does.
-- leftover: for tangled keys the order of the log is not used. Each image that a change consumed (OLD) was produced (NEW) by
--   another one or stood there at the mark, so the OLD image that is left over when both are counted is the row at the mark. If
--   nothing is left over the row is as it was, and stays.
-- All deletes come before the first insert, because rows may have swapped unique values: the inserts wait for the count of the
-- deleted ones. Returns: the number of primary keys concerned.
CREATE FUNCTION emaj._restore_rows(p_rel emaj.emaj_relation, p_min_gid BIGINT, p_max_gid BIGINT)
RETURNS BIGINT LANGUAGE plpgsql AS
$_restore_rows$
DECLARE
  v_table REGCLASS := format('%I.%I', p_rel.rel_schema, p_rel.rel_tblseq)::regclass;
  v_keys BIGINT;
BEGIN
  EXECUTE format($restore$
    WITH changed AS MATERIALIZED (
      SELECT %1$s, min(emaj_gid * 2 + (emaj_tuple = 'NEW')::INT) AS emaj_image, min(emaj_gid) < max(emaj_gid) AS emaj_is_tangled
        FROM %2$s
        WHERE emaj_gid > $1 AND emaj_gid <= $2 AND emaj_tuple IN ('OLD', 'NEW')
        GROUP BY %1$s),
    leftover AS (
      SELECT %3$s, min(emaj_gid) FILTER (WHERE emaj_tuple = 'OLD') AS emaj_gid,
             sum(CASE emaj_tuple WHEN 'OLD' THEN 1 ELSE -1 END) AS emaj_net
        FROM %2$s AS logged JOIN changed ON %4$s
        WHERE emaj_is_tangled AND emaj_gid > $1 AND emaj_gid <= $2 AND emaj_tuple IN ('OLD', 'NEW')
        GROUP BY %3$s, %5$s
        HAVING sum(CASE emaj_tuple WHEN 'OLD' THEN 1 ELSE -1 END) <> 0),
    target AS MATERIALIZED (
      SELECT %1$s, CASE WHEN emaj_image %% 2 = 0 THEN emaj_image / 2 END AS emaj_source FROM changed WHERE NOT emaj_is_tangled
      UNION ALL
      SELECT %1$s, min(emaj_gid) FILTER (WHERE emaj_net > 0) FROM leftover GROUP BY %1$s),
    removed AS (
      DELETE FROM ONLY %6$s AS current USING target WHERE %7$s RETURNING 1),
    restored AS (
      INSERT INTO %6$s (%8$s) OVERRIDING SYSTEM VALUE
        SELECT %9$s
          FROM target JOIN %2$s AS logged ON logged.emaj_gid = target.emaj_source AND logged.emaj_tuple = 'OLD' AND %10$s
          WHERE (SELECT count(*) FROM removed) >= 0)
    SELECT count(*) FROM changed $restore$,
    emaj._column_list(p_rel.rel_pk_cols, NULL), format('%I.%I', p_rel.rel_log_schema, p_rel.rel_log_table),
    emaj._column_list(p_rel.rel_pk_cols, 'logged'), emaj._key_equality(v_table, 'logged', 'changed'),
    emaj._row_image(v_table, 'logged'), v_table, emaj._key_equality(v_table, 'current', 'target'), p_rel.rel_sql_rlbk_columns,
    emaj._qualify_columns(v_table, 'logged'), emaj._key_equality(v_table, 'logged', 'target'))
    INTO v_keys USING p_min_gid, p_max_gid;
  RETURN v_keys;
END;
$_restore_rows$;
