-- Restores the rows of one table in a single statement and without a work table, which a prepared transaction could not have.
-- The earliest logged image of each key tells what stood there: an OLD tuple is the row to put back, a NEW one says that
-- there was none. All deletes come before the first insert, because rows may have swapped unique values: the inserts wait for the
-- count of the deleted ones.
-- Returns: the number of primary keys concerned.
CREATE FUNCTION emaj._restore_rows(p_rel emaj.emaj_relation, p_min_gid BIGINT, p_max_gid BIGINT)
RETURNS BIGINT LANGUAGE plpgsql AS
$_restore_rows$
DECLARE
  v_table TEXT := format('%I.%I', p_rel.rel_schema, p_rel.rel_tblseq);
  v_log TEXT := format('%I.%I', p_rel.rel_log_schema, p_rel.rel_log_table);
  v_key TEXT := (SELECT string_agg(quote_ident(name), ', ') FROM unnest(p_rel.rel_pk_cols) AS name);
  v_keys BIGINT;
BEGIN
  EXECUTE format($restore$
    WITH earliest AS MATERIALIZED (
      SELECT %1$s, min(emaj_gid * 2 + (emaj_tuple = 'NEW')::INT) AS emaj_image
        FROM %2$s
        WHERE emaj_gid > $1 AND emaj_gid <= $2 AND emaj_tuple IN ('OLD', 'NEW')
        GROUP BY %1$s),
    removed AS (
      DELETE FROM ONLY %3$s AS current USING earliest WHERE %4$s RETURNING 1),
    restored AS (
      INSERT INTO %3$s (%5$s) OVERRIDING SYSTEM VALUE
        SELECT %6$s
          FROM earliest JOIN %2$s AS logged ON logged.emaj_gid = earliest.emaj_image / 2 AND logged.emaj_tuple = 'OLD'
          WHERE earliest.emaj_image %% 2 = 0 AND (SELECT count(*) FROM removed) >= 0)
    SELECT count(*) FROM earliest $restore$,
    v_key, v_log, v_table, emaj._key_equality(v_table::regclass, 'current', 'earliest'), p_rel.rel_sql_rlbk_columns,
    emaj._qualify_columns(v_table::regclass, 'logged'))
    INTO v_keys USING p_min_gid, p_max_gid;
  RETURN v_keys;
END;
$_restore_rows$;
