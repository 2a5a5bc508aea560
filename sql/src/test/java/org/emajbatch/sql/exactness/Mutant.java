package org.emajbatch.sql.exactness;

import java.sql.SQLException;
import java.util.List;
import org.emajbatch.sql.enginetest.Session;

/**
 * A defect made on purpose: a text that is exchanged in every function of the installed engine that
 * has it.
 */
enum Mutant {
  IDENTITY_IS_NOT_OVERRIDDEN("OVERRIDING SYSTEM VALUE", ""),
  SEQUENCES_LOSE_IS_CALLED(".sequ_is_called);", ".sequ_last_val IS NOT NULL);"),
  KEYS_ARE_COMPARED_BY_ANY_EQUALITY("OPERATOR(%3$I.%4$s)", "="),
  THE_SMALLEST_GID_IS_TRUSTED("min(emaj_gid) < max(emaj_gid)", "FALSE"),
  INSERTS_DO_NOT_WAIT_FOR_DELETES("WHERE (SELECT count(*) FROM removed) >= 0", ""),
  CHILDREN_ARE_DELETED_FROM("DELETE FROM ONLY", "DELETE FROM"),
  GENERATED_COLUMNS_ARE_WRITTEN(
      "AND NOT attisdropped AND attgenerated = '');", "AND NOT attisdropped);"),
  THE_PURGE_TAKES_ONE_TOO_MANY(
      "WHERE emaj_gid > $1 AND emaj_gid <= $2', p_rel.rel_log_schema",
      "WHERE emaj_gid >= $1 AND emaj_gid <= $2', p_rel.rel_log_schema"),
  A_PURGE_IS_NOT_COUNTED(
      "emaj._log_counter(rel_log_schema, rel_log_sequence) - tbl_log_seq_last_val", "0"),
  A_CONSOLIDATION_LEAVES_A_CHANGE_BEHIND(
      "target.time_last_emaj_gid, finish.time_last_emaj_gid)",
      "target.time_last_emaj_gid, finish.time_last_emaj_gid - 1)"),
  TRUNCATE_IS_NOT_LOGGED("''TRU'', ''OLD''", "''TRU'', ''old''"),
  AN_UPDATE_LOGS_THE_NEW_ROW_TWICE("(%5$s, 'UPD', 'OLD', v_gid)", "(%6$s, 'UPD', 'OLD', v_gid)"),
  A_LOGGED_ROLLBACK_LOGS_NOTHING(
      "PERFORM emaj._log_reversal(p_rel, p_min_gid, p_max_gid);", "NULL;"),
  A_LOGGED_ROLLBACK_IS_NOT_COUNTED("PERFORM emaj._count_changes(p_rel, v_changes);", "NULL;"),
  TRIGGERS_STAY_ENABLED("WHERE NOT is_ignored", "WHERE FALSE");

  private final String text;
  private final String replacement;

  Mutant(String text, String replacement) {
    this.text = text;
    this.replacement = replacement;
  }

  /** Breaks the engine of the session's database; returns how many functions it has changed. */
  int apply(Session session) throws SQLException {
    List<String> functions =
        session.rows(
            "SELECT oid FROM pg_proc WHERE pronamespace = 'emaj'::regnamespace AND prokind = 'f' AND strpos(prosrc, "
                + Sql.literal(text)
                + ") > 0");
    for (String function : functions) {
      session.run(
          session.value("SELECT pg_get_functiondef(" + function + ")").replace(text, replacement));
    }
    return functions.size();
  }
}
