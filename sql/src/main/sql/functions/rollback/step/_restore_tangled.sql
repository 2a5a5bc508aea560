-- Restores the rows of a table some of whose keys were changed several times, in a single statement, without trusting the order of
-- the log. Each image that a change consumed (OLD) was produced (NEW) by another one or stood there at the mark, so when both are
-- counted the OLD image that is left over is the row at the mark. If only a NEW one is left over there was no row; if nothing is
-- left over the row is as it was, and stays.
-- All deletes come before the first insert, because rows may have swapped unique values: the inserts wait for the count of the
-- deleted ones.
-- Images are in the server's encoding: the client's need not have all letters.
-- p_is_log_written: each key becomes one change in the log, with the row that was there as OLD and the one that is now as NEW.
CREATE FUNCTION emaj._restore_tangled(p_rel emaj.emaj_relation, p_min_gid BIGINT, p_max_gid BIGINT, p_is_log_written BOOLEAN)
RETURNS VOID LANGUAGE plpgsql SET client_encoding = 'SQL_ASCII' AS
$_restore_tangled$
DECLARE
  c_leftover CONSTANT TEXT := $leftover$
    WITH leftover AS MATERIALIZED (
      SELECT %1$s, CASE WHEN sum(CASE emaj_tuple WHEN 'OLD' THEN 1 ELSE -1 END) > 0
                        THEN min(emaj_gid) FILTER (WHERE emaj_tuple = 'OLD') END AS emaj_source
        FROM %2$s AS logged
        WHERE emaj_gid > $1 AND emaj_gid <= $2 AND emaj_tuple IN ('OLD', 'NEW')
        GROUP BY %1$s, %3$s
        HAVING sum(CASE emaj_tuple WHEN 'OLD' THEN 1 ELSE -1 END) <> 0)$leftover$;
  c_unlogged CONSTANT TEXT := $unlogged$,
    removed AS (
      DELETE FROM ONLY %4$s AS current USING leftover AS target WHERE %5$s RETURNING 1),
    restored AS (
      INSERT INTO %4$s (%6$s) OVERRIDING SYSTEM VALUE
        SELECT %7$s
          FROM leftover AS target JOIN %2$s AS logged ON logged.emaj_gid = target.emaj_source AND logged.emaj_tuple = 'OLD' AND %8$s
          WHERE (SELECT count(*) FROM removed) >= 0)
    SELECT 0 $unlogged$;
  c_logged CONSTANT TEXT := $logged$,
    target AS MATERIALIZED (
      SELECT %1$s, min(emaj_source) AS emaj_source, nextval('emaj.emaj_global_seq') AS emaj_new_gid FROM leftover GROUP BY %1$s),
    removed AS (
      DELETE FROM ONLY %4$s AS current USING target WHERE %5$s RETURNING %9$s, emaj_source IS NOT NULL AS emaj_is_replaced, emaj_new_gid),
    source AS MATERIALIZED (
      SELECT %10$s, emaj_new_gid
        FROM target JOIN %2$s AS logged ON logged.emaj_gid = target.emaj_source AND logged.emaj_tuple = 'OLD' AND %8$s),
    restored AS (
      INSERT INTO %4$s (%6$s) OVERRIDING SYSTEM VALUE
        SELECT %6$s FROM source WHERE (SELECT count(*) FROM removed) >= 0),
    written AS (
      INSERT INTO %2$s (%11$s, emaj_verb, emaj_tuple, emaj_gid)
        SELECT %11$s, CASE WHEN emaj_is_replaced THEN 'UPD' ELSE 'DEL' END, 'OLD', emaj_new_gid FROM removed
        UNION ALL
        SELECT %11$s, CASE WHEN emaj_new_gid IN (SELECT emaj_new_gid FROM removed) THEN 'UPD' ELSE 'INS' END, 'NEW', emaj_new_gid FROM source
        RETURNING emaj_gid)
    SELECT count(DISTINCT emaj_gid) FROM written $logged$;
  v_table REGCLASS := format('%I.%I', p_rel.rel_schema, p_rel.rel_tblseq)::regclass;
  v_changes BIGINT;
BEGIN
  EXECUTE format(c_leftover || CASE WHEN p_is_log_written THEN c_logged ELSE c_unlogged END,
    emaj._column_list(p_rel.rel_pk_cols, NULL), format('%I.%I', p_rel.rel_log_schema, p_rel.rel_log_table),
    emaj._row_image(v_table, 'logged'), v_table, emaj._key_equality(v_table, 'current', 'target'), p_rel.rel_sql_rlbk_columns,
    emaj._qualify_columns(v_table, 'logged'), emaj._key_equality(v_table, 'logged', 'target'), emaj._logged_columns(p_rel, 'current'),
    emaj._logged_columns(p_rel, 'logged'), emaj._logged_columns(p_rel, NULL))
    INTO v_changes USING p_min_gid, p_max_gid;
  PERFORM emaj._count_changes(p_rel, v_changes);
END;
$_restore_tangled$;
