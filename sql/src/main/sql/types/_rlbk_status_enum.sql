CREATE TYPE emaj._rlbk_status_enum AS ENUM (
  'PLANNING',   -- steps and estimates are being computed
  'LOCKING',    -- the sessions are taking their table locks
  'EXECUTING',  -- the steps run
  'COMPLETED',  -- all steps done, not yet known whether the transaction committed
  'COMMITTED',
  'ABORTED');
