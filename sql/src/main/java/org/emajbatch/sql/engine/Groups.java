package org.emajbatch.sql.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;

/** Reads table groups and their marks. */
public final class Groups {

  private static final String ALL =
      """
      SELECT group_name, group_is_logging, group_is_rollbackable, group_is_rlbk_protected
        FROM emaj.emaj_group
       ORDER BY group_name
      """;

  private static final String MARKS =
      """
      SELECT m.mark_group, m.mark_name, m.mark_time_id, t.time_clock_timestamp, m.mark_is_rlbk_protected
        FROM emaj.emaj_mark AS m
        JOIN emaj.emaj_time_stamp AS t ON t.time_id = m.mark_time_id
       WHERE m.mark_group = ANY (?::text[])
       ORDER BY m.mark_time_id, m.mark_group
      """;

  private Groups() {}

  /** All groups of the database, by name. */
  public static List<GroupState> all(Connection connection) throws SQLException {
    return Query.list(
        connection,
        ALL,
        row ->
            new GroupState(
                row.getString(1), row.getBoolean(2), row.getBoolean(3), row.getBoolean(4)));
  }

  /** The marks of these groups, oldest first. */
  public static List<MarkState> marks(Connection connection, Collection<String> groups)
      throws SQLException {
    return Query.list(
        connection,
        MARKS,
        row ->
            new MarkState(
                row.getString(1),
                row.getString(2),
                row.getLong(3),
                row.getObject(4, OffsetDateTime.class),
                row.getBoolean(5)),
        (Object) groups.toArray(String[]::new));
  }
}
