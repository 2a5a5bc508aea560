CREATE TABLE emaj.emaj_param (
  param_key            TEXT NOT NULL PRIMARY KEY,
  param_value_text     TEXT,
  param_value_int      INT,
  param_value_boolean  BOOLEAN,
  param_value_interval INTERVAL,
  CONSTRAINT emaj_param_one_value CHECK (
    num_nonnulls(param_value_text, param_value_int, param_value_boolean, param_value_interval) <= 1));
COMMENT ON TABLE emaj.emaj_param IS 'Parameters that differ from their default values';

INSERT INTO emaj.emaj_param (param_key, param_value_text) VALUES ('emaj_version', '5.0.0');
