CREATE TABLE emaj.emaj_group_def (
  grpdef_group             TEXT NOT NULL,
  grpdef_schema            TEXT NOT NULL,
  grpdef_tblseq            TEXT NOT NULL,
  grpdef_priority          INT,
  grpdef_log_schema_suffix TEXT,
  grpdef_emaj_names_prefix TEXT,
  grpdef_log_dat_tsp       TEXT,
  grpdef_log_idx_tsp       TEXT,
  PRIMARY KEY (grpdef_group, grpdef_schema, grpdef_tblseq));
COMMENT ON TABLE emaj.emaj_group_def IS 'What emaj_create_group() puts into a group: filled by the administrator';
