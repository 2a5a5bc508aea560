package org.emajbatch.benchmark.experiment;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.Map;
import org.emajbatch.benchmark.server.Sql;
import org.emajbatch.sql.connect.ConnectionSettings;

/**
 * Where the time of the last rollback went, as the engine's own tables tell it. What the client
 * measured beyond them is its own: connecting, checks before the start, commit.
 */
final class Phases {

  private static final String LAST =
      """
      WITH r AS (SELECT * FROM emaj.emaj_rlbk ORDER BY rlbk_id DESC LIMIT 1),
      p AS (SELECT p.* FROM emaj.emaj_rlbk_plan AS p JOIN r ON p.rlbp_rlbk_id = r.rlbk_id),
      phase (place, name, took) AS (
        SELECT 1, 'planning', rlbk_end_planning_datetime - rlbk_start_datetime FROM r
        UNION ALL
        SELECT 2, 'locking', rlbk_end_locking_datetime - rlbk_end_planning_datetime FROM r
        UNION ALL
        SELECT 3, 'executing', (SELECT max(rlbp_start_datetime + rlbp_duration) FROM p) - rlbk_end_locking_datetime FROM r
        UNION ALL
        SELECT 4, 'ending', rlbk_end_datetime - (SELECT max(rlbp_start_datetime + rlbp_duration) FROM p) FROM r
        UNION ALL
        SELECT 6, rlbp_step::text, sum(rlbp_duration) FROM p
         WHERE rlbp_duration > '0' AND rlbp_step::text NOT LIKE 'CTRL%' AND rlbp_step::text <> 'LOCK_TABLE'
         GROUP BY rlbp_step)
      SELECT name, (extract(epoch FROM took) * 1000000)::bigint FROM phase WHERE took IS NOT NULL ORDER BY place, name
      """;

  private static final String KNOWN =
      """
      SELECT count(*) = 4 FROM pg_catalog.pg_attribute
       WHERE attrelid = pg_catalog.to_regclass('emaj.emaj_rlbk')
         AND attname IN ('rlbk_start_datetime', 'rlbk_end_planning_datetime', 'rlbk_end_locking_datetime', 'rlbk_end_datetime')
      """;

  private Phases() {}

  /**
   * Reads the phases.
   *
   * @param total microseconds that the client measured
   * @return microseconds by phase and by kind of step; nothing where the engine does not tell
   */
  static Map<String, Long> read(ConnectionSettings database, long total) throws SQLException {
    Map<String, Long> phases = new LinkedHashMap<>();
    try (Connection connection = Sql.open(database)) {
      if (!Sql.isTrue(connection, KNOWN)) {
        return phases;
      }
      try (Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery(LAST)) {
        long rest = total;
        while (row.next()) {
          String name = row.getString(1);
          phases.put(name, row.getLong(2));
          rest -= Character.isLowerCase(name.charAt(0)) ? row.getLong(2) : 0;
        }
        phases.put("client", rest);
      }
    }
    return phases;
  }
}
