CREATE TABLE emaj.emaj_relation_change (
  rlchg_time_id     BIGINT NOT NULL REFERENCES emaj.emaj_time_stamp (time_id),
  rlchg_schema      TEXT   NOT NULL,
  rlchg_tblseq      TEXT   NOT NULL,
  rlchg_change_kind emaj._relation_change_kind_enum NOT NULL,
  rlchg_group       TEXT   NOT NULL,
  rlchg_rlbk_id     INT,
  PRIMARY KEY (rlchg_time_id, rlchg_schema, rlchg_tblseq, rlchg_change_kind));
COMMENT ON TABLE emaj.emaj_relation_change IS 'Changes of a group''s structure while it was logging: a rollback across one needs leave';
