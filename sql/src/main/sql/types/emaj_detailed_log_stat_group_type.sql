CREATE TYPE emaj.emaj_detailed_log_stat_group_type AS (
  stat_group               TEXT,
  stat_schema              TEXT,
  stat_table               TEXT,
  stat_first_mark          TEXT,
  stat_first_mark_datetime TIMESTAMPTZ,
  stat_first_time_id       BIGINT,
  stat_last_mark           TEXT,
  stat_last_mark_datetime  TIMESTAMPTZ,
  stat_last_time_id        BIGINT,
  stat_role                TEXT,
  stat_verb                TEXT,
  stat_rows                BIGINT);
