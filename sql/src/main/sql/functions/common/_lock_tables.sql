-- Locks all tables of some groups, by priority, schema and name: one order for everybody.
-- Tables that were dropped are passed over. p_mode: the lock mode as LOCK TABLE spells it. A deadlock is tried again, up to 5 times.
CREATE FUNCTION emaj._lock_tables(p_groups TEXT[], p_mode TEXT)
RETURNS VOID LANGUAGE plpgsql AS
$_lock_tables$
DECLARE
  v_tables TEXT;
BEGIN
  SELECT string_agg(format('ONLY %I.%I', rel_schema, rel_tblseq), ', ' ORDER BY rel_priority, rel_schema, rel_tblseq)
    INTO v_tables
    FROM emaj.emaj_relation
    WHERE rel_group = ANY (p_groups) AND rel_kind = 'r' AND upper_inf(rel_time_range)
      AND to_regclass(format('%I.%I', rel_schema, rel_tblseq)) IS NOT NULL;
  PERFORM emaj._lock_with_retries(v_tables, p_mode);
END;
$_lock_tables$;
