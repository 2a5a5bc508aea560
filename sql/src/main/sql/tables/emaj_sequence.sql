CREATE TABLE emaj.emaj_sequence (
  sequ_schema    TEXT    NOT NULL,
  sequ_name      TEXT    NOT NULL,
  sequ_time_id   BIGINT  NOT NULL,
  sequ_last_val  BIGINT  NOT NULL,
  sequ_start_val BIGINT  NOT NULL,
  sequ_increment BIGINT  NOT NULL,
  sequ_max_val   BIGINT  NOT NULL,
  sequ_min_val   BIGINT  NOT NULL,
  sequ_cache_val BIGINT  NOT NULL,
  sequ_is_cycled BOOLEAN NOT NULL,
  sequ_is_called BOOLEAN NOT NULL,
  sequ_data_type TEXT    NOT NULL,
  PRIMARY KEY (sequ_schema, sequ_name, sequ_time_id));
CREATE INDEX emaj_sequence_time_idx ON emaj.emaj_sequence (sequ_time_id);
COMMENT ON TABLE emaj.emaj_sequence IS 'State of each application sequence at each mark';
