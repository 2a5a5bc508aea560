CREATE TABLE emaj.emaj_rlbk_stat (
  rlbt_step     emaj._rlbk_step_enum NOT NULL,
  rlbt_schema   TEXT     NOT NULL,
  rlbt_table    TEXT     NOT NULL,
  rlbt_object   TEXT     NOT NULL,
  rlbt_rlbk_id  INT      NOT NULL,
  rlbt_quantity BIGINT   NOT NULL,
  rlbt_duration INTERVAL NOT NULL,
  PRIMARY KEY (rlbt_step, rlbt_schema, rlbt_table, rlbt_object, rlbt_rlbk_id));
COMMENT ON TABLE emaj.emaj_rlbk_stat IS 'How long steps took: what later estimates start from';
