-- Puts one sequence back to its recorded state: all attributes, last value and is_called.
-- ALTER SEQUENCE ... RESTART gives the sequence a new storage file, from then on even setval() is undone when the transaction
-- aborts; setval() is needed because RESTART cannot leave is_called true.
-- Returns: 1 if something differed, else 0.
CREATE FUNCTION emaj._rlbk_seq(p_rel emaj.emaj_relation, p_time_id BIGINT)
RETURNS INT LANGUAGE plpgsql AS
$_rlbk_seq$
DECLARE
  v_sequence REGCLASS := format('%I.%I', p_rel.rel_schema, p_rel.rel_tblseq)::regclass;
  r_mark emaj.emaj_sequence;
  r_now RECORD;
BEGIN
  SELECT * INTO STRICT r_mark FROM emaj.emaj_sequence
    WHERE sequ_schema = p_rel.rel_schema AND sequ_name = p_rel.rel_tblseq AND sequ_time_id = p_time_id;
  SELECT * INTO STRICT r_now FROM emaj._sequence_states(ARRAY[v_sequence::OID]);
  IF (r_mark.sequ_last_val, r_mark.sequ_is_called, r_mark.sequ_start_val, r_mark.sequ_increment, r_mark.sequ_min_val, r_mark.sequ_max_val,
      r_mark.sequ_cache_val, r_mark.sequ_is_cycled)
     = (r_now.last_val, r_now.is_called, r_now.start_val, r_now.increment, r_now.min_val, r_now.max_val, r_now.cache_val, r_now.is_cycled) THEN
    RETURN 0;
  END IF;
  EXECUTE format('ALTER SEQUENCE %s INCREMENT %s MINVALUE %s MAXVALUE %s START %s CACHE %s %s CYCLE RESTART %s', v_sequence,
    r_mark.sequ_increment, r_mark.sequ_min_val, r_mark.sequ_max_val, r_mark.sequ_start_val, r_mark.sequ_cache_val,
    CASE WHEN r_mark.sequ_is_cycled THEN '' ELSE 'NO' END, r_mark.sequ_last_val);
  PERFORM setval(v_sequence, r_mark.sequ_last_val, r_mark.sequ_is_called);
  RETURN 1;
END;
$_rlbk_seq$;
