-- Enables or disables the log triggers of whole groups. ALWAYS: changes applied by logical replication are logged as well.
CREATE FUNCTION emaj._switch_triggers(p_groups TEXT[], p_enable BOOLEAN)
RETURNS VOID LANGUAGE plpgsql AS
$_switch_triggers$
DECLARE
  r_rel RECORD;
  v_verb TEXT := CASE WHEN p_enable THEN 'ENABLE ALWAYS' ELSE 'DISABLE' END;
BEGIN
  FOR r_rel IN
    SELECT rel_schema, rel_tblseq FROM emaj.emaj_relation
      WHERE rel_group = ANY (p_groups) AND rel_kind = 'r' AND upper_inf(rel_time_range)
      ORDER BY rel_priority, rel_schema, rel_tblseq
  LOOP
    EXECUTE format('ALTER TABLE ONLY %1$I.%2$I %3$s TRIGGER emaj_log_trg, %3$s TRIGGER emaj_trunc_trg',
                   r_rel.rel_schema, r_rel.rel_tblseq, v_verb);
  END LOOP;
END;
$_switch_triggers$;
