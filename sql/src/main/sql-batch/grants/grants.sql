GRANT USAGE ON SCHEMA emaj_batch TO emaj_adm, emaj_viewer;
GRANT SELECT ON emaj_batch.decision, emaj_batch.run, emaj_batch.cancellation, emaj_batch.plan TO emaj_adm, emaj_viewer;

-- Who decided and when it was decided come from the server or are written once; nobody may UPDATE or DELETE.
GRANT INSERT (run_id, outcome, decided_by) ON emaj_batch.decision TO emaj_adm;

-- started_at and started_by are the server's to say.
GRANT INSERT (run_id, database_name, database_oid, rollback_id, groups, mark, is_logged, session_count, gids, backends, plan)
  ON emaj_batch.run TO emaj_adm;
GRANT UPDATE (rollback_id, backends, plan, finished_at, report) ON emaj_batch.run TO emaj_adm;

-- Who asks and when is the server's to say.
GRANT INSERT (run_id) ON emaj_batch.cancellation TO emaj_adm;

-- A plan is written once.
GRANT INSERT (plan_id, facts, document) ON emaj_batch.plan TO emaj_adm;

REVOKE ALL ON FUNCTION emaj_batch.keep_decision() FROM PUBLIC;
