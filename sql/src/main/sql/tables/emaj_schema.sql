CREATE TABLE emaj.emaj_schema (
  sch_name     TEXT        NOT NULL PRIMARY KEY,
  sch_datetime TIMESTAMPTZ NOT NULL DEFAULT transaction_timestamp());
COMMENT ON TABLE emaj.emaj_schema IS 'Schemas that hold log tables; all but emaj itself are made and dropped by the engine';

INSERT INTO emaj.emaj_schema (sch_name) VALUES ('emaj');
