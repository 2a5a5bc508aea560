-- Refuses any isolation but READ COMMITTED: an older snapshot does not see what was changed before the locks were taken.
CREATE FUNCTION emaj._check_isolation()
RETURNS VOID LANGUAGE plpgsql AS
$_check_isolation$
BEGIN
  IF current_setting('transaction_isolation') <> 'read committed' THEN
    RAISE EXCEPTION 'emaj: this works in READ COMMITTED only, and the transaction is %.', upper(current_setting('transaction_isolation'))
      USING HINT = 'BEGIN ISOLATION LEVEL READ COMMITTED.';
  END IF;
END;
$_check_isolation$;
