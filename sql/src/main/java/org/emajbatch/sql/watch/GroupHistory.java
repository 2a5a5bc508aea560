package org.emajbatch.sql.watch;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.emajbatch.sql.engine.Query;

/** Reads what was done with a group from the engine's history, which may be years long. */
public final class GroupHistory {

  /** As many as one will page through. */
  private static final int MOST = 200;

  /**
   * Nothing is indexed by group, so only so many of the youngest entries of all groups are looked
   * at.
   */
  private static final int SEARCHED = 20_000;

  /** What is about several groups names them with commas between. */
  private static final String NEWEST =
      """
      SELECT hist_datetime, hist_function, coalesce(hist_event, '') AS event, coalesce(hist_object, '') AS object,
             coalesce(hist_wording, '') AS wording, coalesce(hist_user, '') AS role
        FROM (SELECT * FROM emaj.emaj_hist ORDER BY hist_id DESC LIMIT ?) AS newest
       WHERE hist_object = ? OR hist_function LIKE '%\\_GROUPS' AND ? = ANY (string_to_array(hist_object, ','))
       ORDER BY hist_id DESC
       LIMIT ?
      """;

  private GroupHistory() {}

  /** The youngest entries about that group, the youngest first. */
  public static List<HistoryEntry> read(Connection connection, String group) throws SQLException {
    return Query.list(
        connection,
        NEWEST,
        row ->
            new HistoryEntry(
                Query.optionalInstant(row, "hist_datetime").orElseThrow(),
                row.getString("hist_function"),
                row.getString("event"),
                row.getString("object"),
                row.getString("wording"),
                row.getString("role")),
        SEARCHED,
        group,
        group,
        MOST);
  }
}
