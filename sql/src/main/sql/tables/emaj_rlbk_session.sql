CREATE TABLE emaj.emaj_rlbk_session (
  rlbs_rlbk_id        INT         NOT NULL REFERENCES emaj.emaj_rlbk (rlbk_id),
  rlbs_session        INT         NOT NULL,
  rlbs_txid           BIGINT      NOT NULL,
  rlbs_start_datetime TIMESTAMPTZ NOT NULL DEFAULT clock_timestamp(),
  rlbs_end_datetime   TIMESTAMPTZ,
  PRIMARY KEY (rlbs_rlbk_id, rlbs_session));
COMMENT ON TABLE emaj.emaj_rlbk_session IS 'Sessions of each rollback, with the transaction in which each works';
