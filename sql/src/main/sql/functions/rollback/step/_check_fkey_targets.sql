-- Raises an exception if a row refers by a foreign key to one that was taken away from a table.
-- p_fkey: the key at its root; p_rel: the table that it refers to, or a partition of that, restored from the changes above
-- p_min_gid and up to p_max_gid.
-- gone: what stood there since the mark and does not any more.
-- using_gone: the rows that refer to it, locked as the server does when a row is deleted, so that one which another transaction
--   is deleting is waited for. As a rule there are none.
CREATE FUNCTION emaj._check_fkey_targets(p_fkey pg_catalog.pg_constraint, p_rel emaj.emaj_relation, p_min_gid BIGINT, p_max_gid BIGINT)
RETURNS VOID LANGUAGE plpgsql AS
$_check_fkey_targets$
DECLARE
  v_columns TEXT[] := emaj._column_names(p_fkey.confrelid, p_fkey.confkey);
  v_broken BIGINT;
  v_sample TEXT;
BEGIN
  EXECUTE format($check$
    WITH gone AS MATERIALIZED (
      SELECT DISTINCT %1$s FROM %2$s AS logged
        WHERE emaj_gid > $1 AND emaj_gid <= $2 AND emaj_tuple = 'NEW' AND NOT EXISTS (SELECT FROM %3$s AS referenced WHERE %4$s)),
    using_gone AS MATERIALIZED (
      SELECT %5$s FROM %6$s AS referencing JOIN gone ON %7$s FOR KEY SHARE OF referencing),
    key AS (
      SELECT DISTINCT * FROM using_gone)
    SELECT count(*), (SELECT string_agg(sample, ', ') FROM (SELECT ROW(key.*)::TEXT AS sample FROM key ORDER BY ROW(key.*) LIMIT 5) AS few)
      FROM key$check$,
    emaj._column_list(v_columns, 'logged'), format('%I.%I', p_rel.rel_log_schema, p_rel.rel_log_table), emaj._whole_table(p_fkey.confrelid),
    emaj._fkey_match(p_fkey.oid, 'logged', NULL), emaj._column_list(v_columns, 'gone'), emaj._whole_table(p_fkey.conrelid),
    emaj._fkey_match(p_fkey.oid, 'gone', 'referencing'))
    INTO v_broken, v_sample USING p_min_gid, p_max_gid;
  IF v_broken > 0 THEN
    PERFORM emaj._fkey_missing(p_fkey, v_broken, v_sample);
  END IF;
END;
$_check_fkey_targets$;
