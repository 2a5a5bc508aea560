-- Raises an exception unless each row that was put back into a table finds the row that it refers to by a foreign key.
-- p_fkey: the key at its root; p_rel: its table, or a partition of that, restored from the changes above p_min_gid and up to
-- p_max_gid.
-- touched: the rows that stood at the mark and were changed since.
-- key: what they refer to. A MATCH FULL key must not be NULL in part; such a one is taken in and finds nothing.
--   Values that are equal in the referencing column but not in the one referred to (citext and text) are looked up each by itself.
-- held: the rows referred to, locked as the server does when a row is inserted, so that one which another transaction is deleting
--   is waited for. They are counted: joining them again could take the server very long, because it knows nothing about them.
CREATE FUNCTION emaj._check_fkey_references(p_fkey pg_catalog.pg_constraint, p_rel emaj.emaj_relation, p_min_gid BIGINT, p_max_gid BIGINT)
RETURNS VOID LANGUAGE plpgsql AS
$_check_fkey_references$
DECLARE
  v_table REGCLASS := format('%I.%I', p_rel.rel_schema, p_rel.rel_tblseq)::regclass;
  v_names TEXT[] := emaj._column_names(p_fkey.conrelid, p_fkey.conkey);
  v_keys TEXT;
  v_referenced TEXT := emaj._whole_table(p_fkey.confrelid) || ' AS referenced';
  v_match TEXT := emaj._fkey_match(p_fkey.oid, 'referenced', 'key');
  v_may_be_coarser BOOLEAN := EXISTS (
    SELECT FROM unnest(p_fkey.conkey, p_fkey.confkey) AS pair (from_attnum, to_attnum)
                JOIN pg_attribute AS from_column ON from_column.attrelid = p_fkey.conrelid AND from_column.attnum = from_attnum
                JOIN pg_attribute AS to_column ON to_column.attrelid = p_fkey.confrelid AND to_column.attnum = to_attnum
      WHERE from_column.attcollation <> 0
        AND (from_column.atttypid <> to_column.atttypid OR from_column.attcollation <> to_column.attcollation));
  v_missing BIGINT;
  v_sample TEXT;
BEGIN
  v_keys := format($keys$
    WITH touched AS MATERIALIZED (
      SELECT DISTINCT %1$s FROM %2$s WHERE emaj_gid > $1 AND emaj_gid <= $2 AND emaj_tuple = 'OLD'),
    key AS MATERIALIZED (
      SELECT %7$s %3$s FROM ONLY %4$s AS current JOIN touched ON %5$s WHERE %6$s)$keys$,
    emaj._column_list(p_rel.rel_pk_cols, NULL), format('%I.%I', p_rel.rel_log_schema, p_rel.rel_log_table), emaj._column_list(v_names, 'current'), v_table,
    emaj._key_equality(v_table, 'current', 'touched'),
    (SELECT string_agg(format('current.%I IS NOT NULL', name), CASE p_fkey.confmatchtype WHEN 'f' THEN ' OR ' ELSE ' AND ' END)
       FROM unnest(v_names) AS name),
    CASE WHEN v_may_be_coarser THEN '' ELSE 'DISTINCT' END);
  LOOP
    EXECUTE v_keys || format(', held AS MATERIALIZED (SELECT FROM key JOIN %s ON %s FOR KEY SHARE OF referenced)', v_referenced, v_match)
      || ' SELECT (SELECT count(*) FROM key) - (SELECT count(*) FROM held)'
      INTO v_missing USING p_min_gid, p_max_gid;
    EXIT WHEN v_missing = 0;
    EXECUTE v_keys || format(', few AS (SELECT ROW(key.*)::TEXT AS sample FROM key WHERE NOT EXISTS (SELECT FROM %s WHERE %s)'
      ' ORDER BY ROW(key.*) LIMIT 5) SELECT string_agg(sample, %L) FROM few', v_referenced, v_match, ', ')
      INTO v_sample USING p_min_gid, p_max_gid;
    -- No sample: another transaction has just brought in what was missing.
    IF v_sample IS NOT NULL THEN
      PERFORM emaj._fkey_missing(p_fkey, v_missing, v_sample);
    END IF;
  END LOOP;
END;
$_check_fkey_references$;
