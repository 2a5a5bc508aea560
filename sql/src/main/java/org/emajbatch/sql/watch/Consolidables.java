package org.emajbatch.sql.watch;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.emajbatch.sql.activity.Catalogue;
import org.emajbatch.sql.engine.Query;

/**
 * Reads which logged rollbacks of a group can be consolidated. E-Maj has a function for it; where
 * there is none, its documentation says which they are: those whose target mark and end mark still
 * exist, with something between the two to delete.
 */
public final class Consolidables {

  private static final String OF_ENGINE =
      """
      SELECT c.cons_target_rlbk_mark_name AS target, c.cons_end_rlbk_mark_name AS finish, c.cons_rows AS rows,
             c.cons_marks AS marks
        FROM emaj.emaj_get_consolidable_rollbacks() AS c
        LEFT JOIN emaj.emaj_mark AS m ON m.mark_group = c.cons_group AND m.mark_name = c.cons_end_rlbk_mark_name
       WHERE c.cons_group = ?
       ORDER BY m.mark_time_id
      """;

  /** The mark at a rollback's start names its target too, and bears the rollback's own time. */
  private static final String OF_MARKS =
      """
      SELECT t.mark_name AS target, e.mark_name AS finish, between_them.rows, between_them.marks
        FROM emaj.emaj_mark AS e
        JOIN emaj.emaj_mark AS t ON t.mark_group = e.mark_group AND t.mark_name = e.mark_logged_rlbk_target_mark
        CROSS JOIN LATERAL (
               SELECT coalesce(sum(b.mark_log_rows_before_next), 0)::bigint AS rows, count(*) - 1 AS marks
                 FROM emaj.emaj_mark AS b
                WHERE b.mark_group = e.mark_group
                  AND b.mark_time_id >= t.mark_time_id AND b.mark_time_id < e.mark_time_id) AS between_them
       WHERE e.mark_group = ? AND t.mark_time_id < e.mark_time_id
         AND NOT EXISTS (SELECT FROM emaj.emaj_rlbk WHERE rlbk_time_id = e.mark_time_id)
         AND (between_them.rows > 0 OR between_them.marks > 0)
       ORDER BY e.mark_time_id
      """;

  private Consolidables() {}

  /** Those of that group, the oldest first. */
  public static List<Consolidable> read(Connection connection, Catalogue catalogue, String group)
      throws SQLException {
    return Query.list(
        connection,
        catalogue.has("emaj_get_consolidable_rollbacks") ? OF_ENGINE : OF_MARKS,
        row ->
            new Consolidable(
                row.getString("target"),
                row.getString("finish"),
                row.getLong("rows"),
                row.getLong("marks")),
        group);
  }
}
