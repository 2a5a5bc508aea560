CREATE TABLE emaj.emaj_group_hist (
  grph_group            TEXT      NOT NULL,
  grph_time_range       INT8RANGE NOT NULL,
  grph_is_rollbackable  BOOLEAN   NOT NULL,
  grph_log_sessions     INT       NOT NULL DEFAULT 0,
  PRIMARY KEY (grph_group, grph_time_range),
  EXCLUDE USING gist (grph_group WITH =, grph_time_range WITH &&));
COMMENT ON TABLE emaj.emaj_group_hist IS 'Lives of table groups, from creation to drop, as ranges of time ids';
