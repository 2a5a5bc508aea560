-- The order of the values is the order of execution inside a batch.
CREATE TYPE emaj._rlbk_step_enum AS ENUM (
  'LOCK_TABLE',
  'RLBK_SEQUENCES',
  'DIS_APP_TRG',
  'SET_ALWAYS_APP_TRG',
  'DIS_LOG_TRG',
  'DROP_FK',
  'SET_FK_DEF',
  'SNAPSHOT_TABLE',  -- what a verification will need, noted before anything is restored
  'RLBK_TABLE',
  'VERIFY_TABLE',
  'SET_FK_IMM',
  'ADD_FK',
  'DELETE_LOG',         -- after the foreign keys, whose check reads the log
  'ENA_APP_TRG',
  'SET_LOCAL_APP_TRG',
  'ENA_LOG_TRG',
  'CTRL+DBLINK',   -- what is spent between the steps, with progress written over dblink
  'CTRL-DBLINK');  -- the same without dblink
