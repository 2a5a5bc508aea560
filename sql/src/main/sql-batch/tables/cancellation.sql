-- Wishes to stop a run, written from another terminal and read by the run's own process, which alone can stop it cleanly.
-- A wish is no verdict: only the decision row says how the run ended.
CREATE TABLE IF NOT EXISTS emaj_batch.cancellation (
  run_id uuid PRIMARY KEY REFERENCES emaj_batch.run,
  requested_by name NOT NULL DEFAULT session_user,
  requested_at timestamptz NOT NULL DEFAULT pg_catalog.clock_timestamp()
);
COMMENT ON TABLE emaj_batch.cancellation IS 'One row per run that somebody asked to stop with "cancel".';
