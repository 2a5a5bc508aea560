-- Gives the planner statistics about a log table that is about to be read as a whole, unless it has fresh ones. Without them it
-- takes a few rows for granted and joins thousands in nested loops. Only the columns that the restore joins by are sampled.
-- A log that is being vacuumed is left as it is, since that may take long.
-- p_changes: how many changes are to be undone; few are read well enough without statistics.
CREATE FUNCTION emaj._analyze_log(p_rel emaj.emaj_relation, p_changes BIGINT)
RETURNS VOID LANGUAGE plpgsql AS
$_analyze_log$
DECLARE
  c_few CONSTANT BIGINT := 300;
  c_stale CONSTANT FLOAT8 := 0.2;
  v_log REGCLASS := format('%I.%I', p_rel.rel_log_schema, p_rel.rel_log_table)::regclass;
BEGIN
  IF p_changes >= c_few
     AND (SELECT reltuples < 0 OR pg_stat_get_mod_since_analyze(v_log) > reltuples * c_stale FROM pg_class WHERE oid = v_log) THEN
    EXECUTE format('ANALYZE (SKIP_LOCKED) %s (emaj_gid, emaj_tuple, %s)', v_log, emaj._column_list(p_rel.rel_pk_cols, NULL));
  END IF;
END;
$_analyze_log$;
