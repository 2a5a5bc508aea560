package org.emajbatch.sql.watch;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.emajbatch.sql.engine.Query;

/**
 * Reads which logged rollbacks of a group can be consolidated; every engine has a function for it.
 */
public final class Consolidables {

  /** The names of two columns differ between versions; the mark tells the time in all of them. */
  private static final String OF_GROUP =
      """
      SELECT c.cons_target_rlbk_mark_name AS target, c.cons_end_rlbk_mark_name AS finish, c.cons_rows AS rows,
             c.cons_marks AS marks
        FROM emaj.emaj_get_consolidable_rollbacks() AS c
        LEFT JOIN emaj.emaj_mark AS m ON m.mark_group = c.cons_group AND m.mark_name = c.cons_end_rlbk_mark_name
       WHERE c.cons_group = ?
       ORDER BY m.mark_time_id
      """;

  private Consolidables() {}

  /** Those of that group, the oldest first. */
  public static List<Consolidable> read(Connection connection, String group) throws SQLException {
    return Query.list(
        connection,
        OF_GROUP,
        row ->
            new Consolidable(
                row.getString("target"),
                row.getString("finish"),
                row.getLong("rows"),
                row.getLong("marks")),
        group);
  }
}
