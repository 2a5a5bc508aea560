-- The judge of a run: the one row that says whether its prepared transactions are committed or rolled back. The unique
-- index is what a coordinator and its recovery contend for, so this table has these columns and no more, and its rows are
-- written once (see triggers/decision_is_final.sql).
CREATE TABLE IF NOT EXISTS emaj_batch.decision (
  run_id uuid PRIMARY KEY,
  outcome text NOT NULL CHECK (outcome IN ('committed', 'aborted')),
  decided_by text NOT NULL,
  decided_at timestamptz NOT NULL DEFAULT pg_catalog.clock_timestamp()
);
COMMENT ON TABLE emaj_batch.decision IS
  'One row per decided run; never changed. No row: the run is in progress, or recovery has still to bury it.';
COMMENT ON COLUMN emaj_batch.decision.decided_by IS '''coordinator'' or ''recovery <who>''';
