-- Runs what is deferred for a table, because ALTER TABLE refuses one with pending trigger events: constraint triggers that are
-- kept enabled and fired for restored rows, and what the transaction of the caller had deferred before the rollback.
-- What is deferred by nature is so again afterwards, unless a constraint of the same name is not deferrable: SET CONSTRAINTS
-- knows constraints by schema and name only.
CREATE FUNCTION emaj._fire_deferred_triggers(p_table REGCLASS)
RETURNS VOID LANGUAGE plpgsql AS
$_fire_deferred_triggers$
DECLARE
  r_constraint RECORD;
BEGIN
  FOR r_constraint IN
    SELECT format('%s.%I', connamespace::regnamespace, conname) AS name,
           condeferred AND NOT EXISTS (SELECT FROM pg_constraint AS namesake
                                         WHERE namesake.connamespace = con.connamespace AND namesake.conname = con.conname
                                           AND NOT namesake.condeferrable) AS is_deferred
      FROM pg_constraint AS con
      WHERE conrelid = p_table AND condeferrable
      ORDER BY conname
  LOOP
    EXECUTE format('SET CONSTRAINTS %s IMMEDIATE', r_constraint.name);
    IF r_constraint.is_deferred THEN
      EXECUTE format('SET CONSTRAINTS %s DEFERRED', r_constraint.name);
    END IF;
  END LOOP;
END;
$_fire_deferred_triggers$;
