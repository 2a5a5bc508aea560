package org.emajbatch.sql.engine;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What steps of earlier rollbacks took, as the engine has kept it. Only so many of each are read,
 * the youngest first, so that a history of years costs no more than one of days.
 */
public final class StepHistory {

  /**
   * A step that was done once, or all steps of a short kind of one rollback.
   *
   * @param step the kind of step
   * @param table the table; nothing where steps of this kind are summed up
   * @param object the foreign key, empty where there is none
   * @param logged whether the rollback was logged
   * @param busy how many sessions worked at the same time, on average; of a rollback whose plan is
   *     purged, how many it had
   * @param quantity the estimated quantity, or the number of steps summed up
   * @param micros how long it took, or all of them together, in microseconds
   * @param age how many of the same step are younger
   */
  public record Past(
      String step,
      Optional<TableName> table,
      String object,
      boolean logged,
      double busy,
      long quantity,
      long micros,
      int age) {}

  /** Which past is asked for. */
  private record Key(String step, String schema, String table, String object) {}

  private static final int YOUNGEST = 20;

  private static final int FEWEST = 5;

  /** More in all would take longer to read than they make estimates better. */
  private static final int ALL = 60_000;

  /** Of other tables fewer do: they only tell how fast the server is. */
  private static final int YOUNGEST_OF_OTHERS = 3;

  private static final int OTHERS = 200;

  /** Its name before version 3.1 was another one. */
  private static final String OBJECT_COLUMN =
      """
      SELECT attname
        FROM pg_catalog.pg_attribute
       WHERE attrelid = 'emaj.emaj_rlbk_stat'::pg_catalog.regclass AND attname IN ('rlbt_object', 'rlbt_fkey')
      """;

  /** One look into the primary key's index for each step asked for, and into each plan once. */
  private static final String PAST =
      """
      WITH past AS MATERIALIZED (
        SELECT k.step, k.schema, k.name, k.object, r.rlbk_id, r.rlbk_is_logged, r.rlbk_nb_session,
               s.rlbt_quantity, s.rlbt_duration, s.age
          FROM (SELECT step::emaj._rlbk_step_enum AS step, schema, name, object
                  FROM unnest(?::text[], ?::text[], ?::text[], ?::text[]) AS a (step, schema, name, object)) AS k
               CROSS JOIN LATERAL
               (SELECT rlbt_rlbk_id, rlbt_quantity, rlbt_duration,
                       (row_number() OVER (ORDER BY rlbt_rlbk_id DESC) - 1)::int AS age
                  FROM emaj.emaj_rlbk_stat
                 WHERE rlbt_step = k.step AND rlbt_schema = k.schema AND rlbt_table = k.name AND %s = k.object
                 ORDER BY rlbt_rlbk_id DESC
                 LIMIT ?) AS s
               JOIN emaj.emaj_rlbk AS r ON r.rlbk_id = s.rlbt_rlbk_id
         WHERE s.rlbt_quantity >= 0 AND s.rlbt_duration >= '0'),
      load AS (
        SELECT rlbp_rlbk_id, extract(epoch FROM sum(rlbp_duration)) AS seconds
          FROM emaj.emaj_rlbk_plan
         WHERE rlbp_rlbk_id IN (SELECT rlbk_id FROM past WHERE rlbk_nb_session > 1)
           AND rlbp_session IS NOT NULL
         GROUP BY rlbp_rlbk_id, rlbp_session),
      busy AS (
        SELECT rlbp_rlbk_id AS rlbk_id, (sum(seconds) / nullif(max(seconds), 0))::float8 AS sessions
          FROM load
         GROUP BY rlbp_rlbk_id)
      SELECT step, schema, name, object, rlbk_is_logged,
             greatest(1, coalesce(busy.sessions, rlbk_nb_session)) AS busy, rlbt_quantity,
             (extract(epoch FROM rlbt_duration) * 1000000)::bigint AS micros, age
        FROM past
             LEFT JOIN busy USING (rlbk_id)
      """;

  private static final String OTHER_TABLES =
      """
      SELECT rel_schema, rel_tblseq
        FROM emaj.emaj_relation
       WHERE rel_kind::text = 'r' AND upper_inf(rel_time_range)
       ORDER BY rel_schema, rel_tblseq
       LIMIT ?
      """;

  private StepHistory() {}

  /**
   * What is known of these steps.
   *
   * @param steps the steps of a plan
   * @return of each the youngest, in no particular order
   */
  public static List<Past> of(Connection connection, Collection<PlanStep> steps)
      throws SQLException {
    Set<Key> keys = new LinkedHashSet<>();
    for (PlanStep step : steps) {
      keys.add(key(step));
      // Short steps, and what lies between steps, are summed up for each rollback.
      keys.add(new Key(step.step(), "", "", ""));
    }
    return read(
        connection, keys, Math.max(FEWEST, Math.min(YOUNGEST, ALL / Math.max(1, keys.size()))));
  }

  /**
   * What is known of the same kinds of steps on other tables of the database, of some of them.
   *
   * @param steps the steps of a plan
   */
  public static List<Past> ofOthers(Connection connection, Collection<PlanStep> steps)
      throws SQLException {
    Set<String> kinds = new LinkedHashSet<>();
    steps.stream()
        .filter(step -> step.table().isPresent() && step.object().isEmpty())
        .forEach(step -> kinds.add(step.step()));
    Set<Key> keys = new LinkedHashSet<>();
    List<TableName> tables =
        Query.list(
            connection,
            OTHER_TABLES,
            row -> new TableName(row.getString(1), row.getString(2)),
            OTHERS);
    for (String kind : kinds) {
      tables.forEach(table -> keys.add(new Key(kind, table.schema(), table.name(), "")));
    }
    return read(connection, keys, YOUNGEST_OF_OTHERS);
  }

  private static Key key(PlanStep step) {
    return new Key(
        step.step(),
        step.table().map(TableName::schema).orElse(""),
        step.table().map(TableName::name).orElse(""),
        step.object());
  }

  private static List<Past> read(Connection connection, Set<Key> keys, int youngest)
      throws SQLException {
    if (keys.isEmpty()) {
      return new ArrayList<>();
    }
    String object = Query.one(connection, OBJECT_COLUMN, row -> row.getString(1));
    Key[] all = keys.toArray(Key[]::new);
    return Query.list(
        connection,
        PAST.formatted(object),
        row -> {
          String schema = row.getString("schema");
          return new Past(
              row.getString("step"),
              schema.isEmpty()
                  ? Optional.empty()
                  : Optional.of(new TableName(schema, row.getString("name"))),
              row.getString("object"),
              row.getBoolean("rlbk_is_logged"),
              row.getDouble("busy"),
              row.getLong("rlbt_quantity"),
              row.getLong("micros"),
              row.getInt("age"));
        },
        Arrays.stream(all).map(Key::step).toArray(String[]::new),
        Arrays.stream(all).map(Key::schema).toArray(String[]::new),
        Arrays.stream(all).map(Key::table).toArray(String[]::new),
        Arrays.stream(all).map(Key::object).toArray(String[]::new),
        youngest);
  }
}
