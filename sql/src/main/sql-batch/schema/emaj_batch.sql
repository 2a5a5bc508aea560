CREATE SCHEMA IF NOT EXISTS emaj_batch;
COMMENT ON SCHEMA emaj_batch IS
  'emaj-batch: decisions, runs and job repository of parallel rollbacks. Never put these tables into a table group.';
