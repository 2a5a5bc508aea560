-- Enables or disables the log triggers of groups. ALWAYS: changes applied by logical replication are logged as well.
-- p_joined_at: only those of the tables that joined at this time id, NULL for all. A table that was dropped is passed over, and
-- so is one without the triggers: a damaged group must be able to stop.
CREATE FUNCTION emaj._switch_triggers(p_groups TEXT[], p_enable BOOLEAN, p_joined_at BIGINT DEFAULT NULL)
RETURNS VOID LANGUAGE plpgsql AS
$_switch_triggers$
DECLARE
  r_rel RECORD;
  v_verb TEXT := CASE WHEN p_enable THEN 'ENABLE ALWAYS' ELSE 'DISABLE' END;
BEGIN
  FOR r_rel IN
    SELECT rel_schema, rel_tblseq FROM emaj.emaj_relation
      WHERE rel_group = ANY (p_groups) AND rel_kind = 'r' AND upper_inf(rel_time_range)
        AND (p_joined_at IS NULL OR lower(rel_time_range) = p_joined_at)
        AND 2 = (SELECT count(*) FROM pg_trigger
                   WHERE tgrelid = to_regclass(format('%I.%I', rel_schema, rel_tblseq)) AND tgname IN ('emaj_log_trg', 'emaj_trunc_trg'))
      ORDER BY rel_priority, rel_schema, rel_tblseq
  LOOP
    EXECUTE format('ALTER TABLE ONLY %1$I.%2$I %3$s TRIGGER emaj_log_trg, %3$s TRIGGER emaj_trunc_trg',
                   r_rel.rel_schema, r_rel.rel_tblseq, v_verb);
  END LOOP;
END;
$_switch_triggers$;
