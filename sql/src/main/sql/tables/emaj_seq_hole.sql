CREATE TABLE emaj.emaj_seq_hole (
  sqhl_schema        TEXT   NOT NULL,
  sqhl_table         TEXT   NOT NULL,
  sqhl_begin_time_id BIGINT NOT NULL,
  sqhl_end_time_id   BIGINT NOT NULL,
  sqhl_hole_size     BIGINT NOT NULL,
  PRIMARY KEY (sqhl_schema, sqhl_table, sqhl_begin_time_id));
COMMENT ON TABLE emaj.emaj_seq_hole IS 'Changes that a log counter has counted and an unlogged rollback has deleted';
