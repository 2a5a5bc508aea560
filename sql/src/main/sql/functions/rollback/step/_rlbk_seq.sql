-- Puts one sequence back to a recorded state: data type, all attributes, last value and is_called. Whose it is stays.
-- ALTER SEQUENCE ... RESTART gives the sequence a new storage file: from then on even setval() is undone when the transaction
-- aborts, and values that other sessions have cached are forgotten. setval() is needed because RESTART cannot leave is_called true.
-- From here to the end of the transaction nextval() of others waits.
CREATE FUNCTION emaj._rlbk_seq(p_sequence REGCLASS, p_state emaj.emaj_sequence)
RETURNS VOID LANGUAGE plpgsql AS
$_rlbk_seq$
BEGIN
  EXECUTE format('ALTER SEQUENCE %s AS %s INCREMENT %s MINVALUE %s MAXVALUE %s START %s CACHE %s %s CYCLE RESTART %s', p_sequence,
    p_state.sequ_data_type, p_state.sequ_increment, p_state.sequ_min_val, p_state.sequ_max_val, p_state.sequ_start_val,
    p_state.sequ_cache_val, CASE WHEN p_state.sequ_is_cycled THEN '' ELSE 'NO' END, p_state.sequ_last_val);
  PERFORM setval(p_sequence, p_state.sequ_last_val, p_state.sequ_is_called);
END;
$_rlbk_seq$;
