-- Step SNAPSHOT_TABLE: opens the cursor through which VERIFY_TABLE can see the table as it is now, before the batch restores
-- anything. It is executed only if it is read from, but always under the snapshot of its opening. It counts the rows of the keys
-- whose changes since the mark cancel each other out, and takes a fingerprint of them.
-- Until VERIFY_TABLE closes it the table cannot be altered: the server refuses that while a cursor is open on it.
CREATE FUNCTION emaj._snapshot_table_step(p_rlbk emaj.emaj_rlbk, p_step emaj.emaj_rlbk_plan)
RETURNS VOID LANGUAGE plpgsql AS
$_snapshot_table_step$
DECLARE
  r_work RECORD;
  v_as_it_was REFCURSOR;
BEGIN
  SELECT * INTO STRICT r_work FROM emaj._verification(p_rlbk, p_step);
  PERFORM emaj._analyze_log(r_work.rel, r_work.changes);
  v_as_it_was := r_work.as_it_was;
  OPEN v_as_it_was NO SCROLL FOR EXECUTE emaj._compared_keys(r_work.rel)
    || $$ SELECT count(emaj_now) AS rows, sum(hashtextextended(emaj_now, 0)) AS fingerprint FROM compared WHERE emaj_verdict = 'cancelled' $$
    USING r_work.min_gid, r_work.max_gid;
END;
$_snapshot_table_step$;
