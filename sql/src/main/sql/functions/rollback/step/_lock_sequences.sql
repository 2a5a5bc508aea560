-- Locks the sequences that a rollback will put back, so that whoever has called nextval() in a transaction still open is waited for
-- now, while everything can still be released and tried again, and not when all the work is done. From here to the end of the
-- transaction nextval() of others waits. LOCK TABLE refuses sequences; to give one to the owner whom it has locks it and changes nothing.
CREATE FUNCTION emaj._lock_sequences(p_rlbk emaj.emaj_rlbk)
RETURNS VOID LANGUAGE plpgsql AS
$_lock_sequences$
DECLARE
  r_sequence RECORD;
BEGIN
  FOR r_sequence IN SELECT sequence_oid, owner_oid FROM emaj._changed_sequences(p_rlbk) LOOP
    EXECUTE format('ALTER SEQUENCE %s OWNER TO %s', r_sequence.sequence_oid, r_sequence.owner_oid);
  END LOOP;
END;
$_lock_sequences$;
