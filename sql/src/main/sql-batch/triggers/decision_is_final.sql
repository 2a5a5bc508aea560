CREATE OR REPLACE TRIGGER decision_is_final
  BEFORE UPDATE OR DELETE OR TRUNCATE ON emaj_batch.decision
  FOR EACH STATEMENT EXECUTE FUNCTION emaj_batch.keep_decision();
-- Also for sessions in replica mode, which the undo of tables uses.
ALTER TABLE emaj_batch.decision ENABLE ALWAYS TRIGGER decision_is_final;
