CREATE TABLE emaj.emaj_mark (
  mark_group                    TEXT    NOT NULL REFERENCES emaj.emaj_group (group_name) ON DELETE CASCADE,
  mark_name                     TEXT    NOT NULL,
  mark_time_id                  BIGINT  NOT NULL REFERENCES emaj.emaj_time_stamp (time_id),
  mark_is_rlbk_protected        BOOLEAN NOT NULL DEFAULT FALSE,
  mark_comment                  TEXT,
  mark_log_rows_before_next     BIGINT,
  mark_logged_rlbk_target_mark  TEXT,
  PRIMARY KEY (mark_group, mark_name));
CREATE UNIQUE INDEX emaj_mark_time_idx ON emaj.emaj_mark (mark_time_id, mark_group);
COMMENT ON TABLE emaj.emaj_mark IS 'Marks of the groups; marks of several groups with one time id are the same point in time';
