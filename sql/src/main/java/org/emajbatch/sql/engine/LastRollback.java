package org.emajbatch.sql.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;

/**
 * Which rollback of groups was the last one. After it their changes are other ones, even where they
 * are as many as before.
 */
public final class LastRollback {

  /** One that is at work or was given up has undone nothing. */
  private static final String READ =
      """
      SELECT coalesce(max(rlbk_id), 0)
        FROM emaj.emaj_rlbk
       WHERE rlbk_groups && ?::text[] AND rlbk_status::text IN ('COMPLETED', 'COMMITTED')
      """;

  private LastRollback() {}

  /**
   * Its id.
   *
   * @return the engine's id of the last rollback of any of the groups that was done, 0 if none was
   */
  public static int of(Connection connection, Collection<String> groups) throws SQLException {
    return Query.one(
        connection, READ, row -> row.getInt(1), (Object) groups.toArray(String[]::new));
  }
}
