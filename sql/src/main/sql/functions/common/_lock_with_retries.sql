-- Takes table locks in the order given; after a deadlock all of them again, at most 5 times.
-- p_tables: the list as LOCK TABLE spells it, or NULL for none.
CREATE FUNCTION emaj._lock_with_retries(p_tables TEXT, p_mode TEXT)
RETURNS VOID LANGUAGE plpgsql AS
$_lock_with_retries$
BEGIN
  IF p_tables IS NULL THEN
    RETURN;
  END IF;
  FOR v_try IN 1..5 LOOP
    BEGIN
      EXECUTE format('LOCK TABLE %s IN %s MODE', p_tables, p_mode);
      RETURN;
    EXCEPTION
      WHEN deadlock_detected THEN
        IF v_try = 5 THEN
          RAISE;
        END IF;
    END;
  END LOOP;
END;
$_lock_with_retries$;
