CREATE TABLE emaj.emaj_group (
  group_name               TEXT    NOT NULL PRIMARY KEY,
  group_is_rollbackable    BOOLEAN NOT NULL,
  group_is_logging         BOOLEAN NOT NULL DEFAULT FALSE,
  group_is_rlbk_protected  BOOLEAN NOT NULL DEFAULT FALSE,
  group_nb_table           INT     NOT NULL DEFAULT 0,
  group_nb_sequence        INT     NOT NULL DEFAULT 0,
  group_last_alter_time_id BIGINT  REFERENCES emaj.emaj_time_stamp (time_id),
  group_pg_version         TEXT    NOT NULL DEFAULT substring(version() FROM 'PostgreSQL ([.,0-9,A-Z,a-z]*)'),
  group_comment            TEXT,
  CONSTRAINT emaj_group_name CHECK (group_name <> ''));
COMMENT ON TABLE emaj.emaj_group IS 'Table groups. Whoever starts, stops, marks or rolls back a group holds its row lock';
