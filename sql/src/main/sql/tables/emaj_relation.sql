CREATE TABLE emaj.emaj_relation (
  rel_schema               TEXT      NOT NULL,
  rel_tblseq               TEXT      NOT NULL,
  rel_time_range           INT8RANGE NOT NULL,
  rel_group                TEXT      NOT NULL,
  rel_kind                 CHAR(1)   NOT NULL CHECK (rel_kind IN ('r', 'S')),
  rel_priority             INT,
  rel_log_schema           TEXT,
  rel_log_table            TEXT,
  rel_log_dat_tsp          TEXT,
  rel_log_index            TEXT,
  rel_log_idx_tsp          TEXT,
  rel_log_sequence         TEXT,
  rel_log_function         TEXT,
  rel_ignored_triggers     TEXT[],
  rel_pk_cols              TEXT[],
  rel_gen_expr_cols        TEXT[],
  rel_emaj_verb_attnum     SMALLINT,
  rel_has_always_ident_col BOOLEAN,
  rel_sql_rlbk_columns     TEXT,
  rel_log_seq_last_value   BIGINT,
  PRIMARY KEY (rel_schema, rel_tblseq, rel_time_range),
  EXCLUDE USING gist (rel_schema WITH =, rel_tblseq WITH =, rel_time_range WITH &&));
CREATE INDEX emaj_relation_group_idx ON emaj.emaj_relation (rel_group, rel_kind);
CREATE INDEX emaj_relation_log_idx ON emaj.emaj_relation (rel_log_schema, rel_log_table);
COMMENT ON TABLE emaj.emaj_relation IS 'Tables and sequences of the groups, with where and how they are logged; an open time range means: today';
