-- What people and recovery need to know of a run while its decision row is still invisible. Committed before the
-- coordinator claims; it informs and never decides.
CREATE TABLE IF NOT EXISTS emaj_batch.run (
  run_id uuid PRIMARY KEY,
  started_at timestamptz NOT NULL DEFAULT pg_catalog.clock_timestamp(),
  started_by name NOT NULL DEFAULT session_user,
  application_name text DEFAULT pg_catalog.current_setting('application_name'),
  client text DEFAULT coalesce(pg_catalog.host(pg_catalog.inet_client_addr()), 'local'),
  database_name name NOT NULL,
  database_oid oid NOT NULL,
  rollback_id integer,
  groups text[] NOT NULL,
  mark text NOT NULL,
  is_logged boolean NOT NULL,
  session_count integer NOT NULL CHECK (session_count > 0),
  gids text[] NOT NULL,
  backends integer[] NOT NULL DEFAULT '{}',
  plan jsonb,
  finished_at timestamptz,
  report jsonb
);
CREATE INDEX IF NOT EXISTS run_unfinished_idx ON emaj_batch.run (started_at) WHERE finished_at IS NULL;
CREATE INDEX IF NOT EXISTS run_started_at_idx ON emaj_batch.run (started_at);
COMMENT ON TABLE emaj_batch.run IS 'One row per parallel rollback, written before it takes its first lock.';
COMMENT ON COLUMN emaj_batch.run.rollback_id IS 'emaj.emaj_rlbk.rlbk_id, once the engine has given it';
COMMENT ON COLUMN emaj_batch.run.gids IS 'global identifiers that sessions 2..N may prepare';
COMMENT ON COLUMN emaj_batch.run.backends IS 'backend process ids in session order';
COMMENT ON COLUMN emaj_batch.run.finished_at IS 'when nothing of the run was left to do, whichever way it was decided';
