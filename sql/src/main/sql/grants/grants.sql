-- Nobody calls or reads anything but by a grant made here.
-- emaj_adm: everything documented, and the rollback protocol, which clients speak. emaj_viewer: what only looks.
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA emaj FROM PUBLIC;
GRANT USAGE ON SCHEMA emaj TO emaj_adm, emaj_viewer;
GRANT SELECT ON ALL TABLES IN SCHEMA emaj TO emaj_adm, emaj_viewer;
GRANT SELECT ON ALL SEQUENCES IN SCHEMA emaj TO emaj_adm, emaj_viewer;
-- Whoever could write the other tables could have definer functions execute what he writes, with the owner's rights.
GRANT INSERT, UPDATE, DELETE ON emaj.emaj_group_def, emaj.emaj_param TO emaj_adm;
-- A client with a planner of its own moves batches from session to session.
GRANT UPDATE (rlbp_session, rlbp_batch_number, rlbp_estimated_duration) ON emaj.emaj_rlbk_plan TO emaj_adm;
-- emaj_param may hold a password; emaj_viewer has emaj_visible_param.
REVOKE ALL ON emaj.emaj_param FROM emaj_viewer;

GRANT EXECUTE ON FUNCTION
  emaj.emaj_create_group(TEXT, BOOLEAN, TEXT), emaj.emaj_create_group(TEXT, BOOLEAN, BOOLEAN), emaj.emaj_drop_group(TEXT),
  emaj.emaj_assign_table(TEXT, TEXT, TEXT, JSONB, TEXT), emaj.emaj_assign_tables(TEXT, TEXT[], TEXT, JSONB, TEXT),
  emaj.emaj_assign_tables(TEXT, TEXT, TEXT, TEXT, JSONB, TEXT), emaj.emaj_assign_sequence(TEXT, TEXT, TEXT, TEXT),
  emaj.emaj_assign_sequences(TEXT, TEXT[], TEXT, TEXT), emaj.emaj_assign_sequences(TEXT, TEXT, TEXT, TEXT, TEXT),
  emaj.emaj_start_group(TEXT, TEXT, BOOLEAN, BOOLEAN), emaj.emaj_start_groups(TEXT[], TEXT, BOOLEAN, BOOLEAN),
  emaj.emaj_stop_group(TEXT, TEXT, BOOLEAN, BOOLEAN), emaj.emaj_stop_groups(TEXT[], TEXT, BOOLEAN, BOOLEAN),
  emaj.emaj_protect_group(TEXT), emaj.emaj_unprotect_group(TEXT),
  emaj.emaj_delete_before_mark_group(TEXT, TEXT), emaj.emaj_protect_mark_group(TEXT, TEXT), emaj.emaj_unprotect_mark_group(TEXT, TEXT),
  emaj.emaj_set_mark_group(TEXT, TEXT, TEXT), emaj.emaj_set_mark_groups(TEXT[], TEXT, TEXT),
  emaj.emaj_rollback_group(TEXT, TEXT, BOOLEAN, TEXT), emaj.emaj_rollback_groups(TEXT[], TEXT, BOOLEAN, TEXT),
  emaj.emaj_logged_rollback_group(TEXT, TEXT, BOOLEAN, TEXT), emaj.emaj_logged_rollback_groups(TEXT[], TEXT, BOOLEAN, TEXT),
  emaj.emaj_consolidate_rollback_group(TEXT, TEXT),
  emaj.emaj_set_param(TEXT, TEXT)
  TO emaj_adm;

GRANT EXECUTE ON FUNCTION
  emaj._rlbk_init(TEXT[], TEXT, BOOLEAN, INT, BOOLEAN, BOOLEAN, TEXT), emaj._rlbk_planning(INT), emaj._rlbk_verify(INT),
  emaj._rlbk_session_lock(INT, INT),
  emaj._rlbk_insert(TEXT[], TEXT, BOOLEAN, INT, BOOLEAN, TEXT, BIGINT, BOOLEAN, BIGINT, INT), emaj._rlbk_write(INT, TEXT, JSONB),
  emaj._rlbk_start(INT, BOOLEAN), emaj._rlbk_session_exec(INT, INT), emaj._rlbk_end(INT, BOOLEAN), emaj._rlbk_async(INT, BOOLEAN),
  emaj._set_time_stamp(TEXT, CHAR), emaj._dblink_open_cnx(TEXT, BOOLEAN)
  TO emaj_adm;

GRANT EXECUTE ON FUNCTION
  emaj.emaj_get_version(), emaj.emaj_get_engine(),
  emaj.emaj_log_stat_group(TEXT, TEXT, TEXT), emaj.emaj_log_stat_groups(TEXT[], TEXT, TEXT),
  emaj.emaj_detailed_log_stat_group(TEXT, TEXT, TEXT), emaj.emaj_detailed_log_stat_groups(TEXT[], TEXT, TEXT),
  emaj.emaj_estimate_rollback_group(TEXT, TEXT, BOOLEAN), emaj.emaj_estimate_rollback_groups(TEXT[], TEXT, BOOLEAN),
  emaj._rlbk_preview(TEXT[], TEXT, BOOLEAN, INT, BOOLEAN, BOOLEAN),
  emaj.emaj_cleanup_rollback_state(), emaj.emaj_get_consolidable_rollbacks(), emaj.emaj_rollback_activity()
  TO emaj_adm, emaj_viewer;
