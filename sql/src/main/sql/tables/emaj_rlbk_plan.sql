CREATE TABLE emaj.emaj_rlbk_plan (
  rlbp_rlbk_id              INT  NOT NULL REFERENCES emaj.emaj_rlbk (rlbk_id),
  rlbp_step                 emaj._rlbk_step_enum NOT NULL,
  rlbp_schema               TEXT NOT NULL,
  rlbp_table                TEXT NOT NULL,
  rlbp_object               TEXT NOT NULL DEFAULT '',
  rlbp_batch_number         INT,
  rlbp_session              INT,
  rlbp_object_def           TEXT,
  rlbp_app_trg_type         TEXT,
  rlbp_is_repl_role_replica BOOLEAN,
  rlbp_target_time_id       BIGINT,
  rlbp_estimated_quantity   BIGINT,
  rlbp_estimated_duration   INTERVAL,
  rlbp_estimate_method      INT,
  rlbp_start_datetime       TIMESTAMPTZ,
  rlbp_duration             INTERVAL,
  rlbp_quantity             BIGINT,
  rlbp_object_state         JSONB,
  PRIMARY KEY (rlbp_rlbk_id, rlbp_step, rlbp_schema, rlbp_table, rlbp_object))
  -- Planning updates each row several times.
  WITH (fillfactor = 50);
COMMENT ON TABLE emaj.emaj_rlbk_plan IS 'Steps of each rollback: which session does what, estimated and real';
