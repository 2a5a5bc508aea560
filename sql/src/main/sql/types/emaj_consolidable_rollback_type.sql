CREATE TYPE emaj.emaj_consolidable_rollback_type AS (
  cons_group                    TEXT,
  cons_target_rlbk_mark_name    TEXT,
  cons_target_rlbk_mark_time_id BIGINT,
  cons_end_rlbk_mark_name       TEXT,
  cons_end_rlbk_mark_time_id    BIGINT,
  cons_rows                     BIGINT,
  cons_marks                    INT);
