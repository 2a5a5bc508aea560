CREATE TABLE emaj.emaj_log_session (
  lses_group      TEXT      NOT NULL,
  lses_time_range INT8RANGE NOT NULL,
  lses_marks      INT       NOT NULL DEFAULT 0,
  lses_log_rows   BIGINT    NOT NULL DEFAULT 0,
  PRIMARY KEY (lses_group, lses_time_range),
  EXCLUDE USING gist (lses_group WITH =, lses_time_range WITH &&));
COMMENT ON TABLE emaj.emaj_log_session IS 'Times between start and stop of a group; only marks of the open one can be rolled back to';
