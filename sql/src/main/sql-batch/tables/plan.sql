-- Plans that were kept for review, to be carried out later as they are or not at all. A plan's id is a digest of its facts,
-- so a plan is written once and the same facts are the same plan.
CREATE TABLE IF NOT EXISTS emaj_batch.plan (
  plan_id text PRIMARY KEY,
  made_at timestamptz NOT NULL DEFAULT pg_catalog.clock_timestamp(),
  made_by name NOT NULL DEFAULT session_user,
  facts jsonb NOT NULL,
  document jsonb NOT NULL
);
COMMENT ON TABLE emaj_batch.plan IS 'One row per plan kept by "plan --save", for "--plan ID".';
COMMENT ON COLUMN emaj_batch.plan.facts IS 'what the plan depends on and who does what; compared before it is carried out';
COMMENT ON COLUMN emaj_batch.plan.document IS 'the document that was shown for review';
