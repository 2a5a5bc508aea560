-- A mark of one group, which stays locked against other operations until the transaction ends. For who deletes by what he reads, so an
-- older snapshot is refused. p_mark: NULL gives a row of NULLs, EMAJ_LAST_MARK the last one.
CREATE FUNCTION emaj._lock_mark(p_function TEXT, p_group TEXT, p_mark TEXT, OUT name TEXT, OUT time_id BIGINT)
RETURNS RECORD LANGUAGE plpgsql AS
$_lock_mark$
DECLARE
  v_groups TEXT[] := emaj._check_groups(p_function, ARRAY[p_group]);
BEGIN
  IF v_groups IS NULL THEN
    RAISE EXCEPTION '%: which group?', p_function;
  END IF;
  PERFORM emaj._check_isolation();
  SELECT mark.name, mark.time_id INTO name, time_id FROM emaj._common_mark(p_function, v_groups, p_mark) AS mark;
END;
$_lock_mark$;
