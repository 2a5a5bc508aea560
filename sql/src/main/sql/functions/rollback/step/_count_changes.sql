-- Moves a table's log counter as the log trigger would have done for so many changes. The caller has locked the table against
-- writers, so nobody else moves the counter.
CREATE FUNCTION emaj._count_changes(p_rel emaj.emaj_relation, p_changes BIGINT)
RETURNS VOID LANGUAGE plpgsql AS
$_count_changes$
BEGIN
  IF p_changes > 0 THEN
    PERFORM setval(format('%I.%I', p_rel.rel_log_schema, p_rel.rel_log_sequence)::regclass,
                   emaj._log_counter(p_rel.rel_log_schema, p_rel.rel_log_sequence) + p_changes);
  END IF;
END;
$_count_changes$;
