-- Locks the sequences that a rollback will put back, so that whoever has called nextval() in a transaction still open is waited for
-- now, while everything can still be released and tried again, and not when all the work is done. From here to the end of the
-- transaction nextval() of others waits; reading does not. LOCK TABLE refuses sequences; to set what is set already locks them as
-- _rlbk_seq() will, while to give one to the owner whom it has would keep readers out, too.
CREATE FUNCTION emaj._lock_sequences(p_rlbk emaj.emaj_rlbk)
RETURNS VOID LANGUAGE plpgsql AS
$_lock_sequences$
DECLARE
  r_sequence RECORD;
BEGIN
  FOR r_sequence IN
    SELECT sequence_oid, (SELECT seqcache FROM pg_sequence WHERE seqrelid = sequence_oid) FROM emaj._changed_sequences(p_rlbk)
  LOOP
    EXECUTE format('ALTER SEQUENCE %s CACHE %s', r_sequence.sequence_oid, r_sequence.seqcache);
  END LOOP;
END;
$_lock_sequences$;
