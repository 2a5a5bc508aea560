CREATE TABLE emaj.emaj_version_hist (
  verh_version    TEXT      NOT NULL,
  verh_time_range TSTZRANGE NOT NULL,
  PRIMARY KEY (verh_version, verh_time_range));
COMMENT ON TABLE emaj.emaj_version_hist IS 'Versions of the engine that this database has had';

INSERT INTO emaj.emaj_version_hist VALUES ('5.0.0', tstzrange(clock_timestamp(), NULL));
