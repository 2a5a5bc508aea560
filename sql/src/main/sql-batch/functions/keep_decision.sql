-- Refuses every change of a decision, the table owner's and a superuser's included: a changed decision would tear a run
-- whose prepared transactions are finished half-way.
CREATE OR REPLACE FUNCTION emaj_batch.keep_decision() RETURNS trigger
LANGUAGE plpgsql
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  RAISE EXCEPTION 'emaj_batch.decision: % refused, a decision is never changed or removed', TG_OP
    USING ERRCODE = 'object_not_in_prerequisite_state',
          HINT = 'Decisions are the history of all runs; "emaj-parallel-rollback uninstall" removes the whole schema.';
END
$$;
