CREATE TABLE emaj.emaj_table (
  tbl_schema           TEXT   NOT NULL,
  tbl_name             TEXT   NOT NULL,
  tbl_time_id          BIGINT NOT NULL,
  tbl_tuples           REAL,
  tbl_pages            INT,
  tbl_log_seq_last_val BIGINT NOT NULL,
  -- A transaction was amid writing to it: deferred constraints need not have held.
  tbl_is_amid          BOOLEAN NOT NULL DEFAULT FALSE,
  PRIMARY KEY (tbl_schema, tbl_name, tbl_time_id));
CREATE INDEX emaj_table_time_idx ON emaj.emaj_table (tbl_time_id);
COMMENT ON TABLE emaj.emaj_table IS 'State of each table''s log counter at each mark';
