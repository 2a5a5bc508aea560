package org.emajbatch.orchestrator.recovery;

import java.sql.SQLException;
import java.util.Set;
import org.emajbatch.orchestrator.failure.SqlErrors;

/**
 * Why a decision row cannot be asked, in words that say what to do. In all these cases nothing is
 * touched.
 */
final class JudgeTrouble {

  /** The database of the row is gone, and the row with it. */
  static final String DROPPED =
      "the database with its decision row was dropped, so nothing was touched; "
          + "\"By hand\" in docs/recovery.md says how to find out";

  /** Neither a verdict nor COMMIT PREPARED can be written there. */
  static final String STANDBY = "this server is a standby: run recover on its primary";

  /** No schema, no table, no column, no right. */
  private static final Set<String> UNREADABLE = Set.of("3F000", "42P01", "42703", "42501");

  private JudgeTrouble() {}

  static String words(SQLException e) {
    String message = SqlErrors.message(e);
    if (e.getSQLState() != null && UNREADABLE.contains(e.getSQLState())) {
      return message
          + ": its decision row cannot be read or written, so nothing was touched; run recover as a"
          + " member of emaj_adm, or see \"By hand\" in docs/recovery.md";
    }
    return message;
  }
}
