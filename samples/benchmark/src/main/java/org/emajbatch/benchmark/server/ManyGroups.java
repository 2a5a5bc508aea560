package org.emajbatch.benchmark.server;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.emajbatch.sql.connect.ConnectionSettings;

/**
 * A database with many groups of small tables, whose rollback can be made slow: a trigger that
 * stays enabled waits at each table.
 *
 * @param groups how many there are
 * @param tables how many all of them have together, at least as many
 */
public record ManyGroups(int groups, int tables) {

  /** The mark to roll back to. */
  public static final String MARK = "start";

  private static final List<String> PAUSE =
      List.of(
          "CREATE SCHEMA bench",
          "CREATE TABLE bench.pause (seconds float8 NOT NULL)",
          "INSERT INTO bench.pause VALUES (0)",
          """
          CREATE FUNCTION bench.pause() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
          BEGIN
            PERFORM pg_sleep(seconds) FROM bench.pause;
            RETURN NULL;
          END $$""");

  /** Arguments: tables. */
  private static final String TABLES =
      """
      DO $$ BEGIN
        FOR i IN 1..%d LOOP
          EXECUTE format('CREATE TABLE bench.t%%s (id int PRIMARY KEY, v text)', i);
          EXECUTE format('CREATE TRIGGER pause AFTER DELETE ON bench.t%%s EXECUTE FUNCTION bench.pause()', i);
        END LOOP;
      END $$""";

  /** Arguments: groups, tables, groups. */
  private static final String GROUPS =
      """
      DO $$ BEGIN
        FOR g IN 1..%d LOOP
          PERFORM emaj.emaj_create_group('g' || g);
          PERFORM emaj.emaj_assign_tables('bench', ARRAY(SELECT 't' || i FROM generate_series(1, %d) AS i WHERE i %% %d = g - 1),
                                          'g' || g, '{"ignored_triggers": ["pause"]}'::jsonb);
        END LOOP;
      END $$""";

  private static final String START =
      "SELECT emaj.emaj_start_groups(array_agg(group_name), '" + MARK + "') FROM emaj.emaj_group";

  /** Arguments: tables. */
  private static final String CHANGES =
      """
      DO $$ BEGIN
        FOR i IN 1..%d LOOP
          EXECUTE format('INSERT INTO bench.t%%s SELECT n, ''some text'' FROM generate_series(1, 20) AS n', i);
        END LOOP;
      END $$""";

  /** Makes everything in a database that has the engine. */
  public void fill(ConnectionSettings database) throws SQLException {
    Sql.run(database, PAUSE);
    Sql.run(
        database,
        List.of(TABLES.formatted(tables), GROUPS.formatted(groups, tables, groups), START));
  }

  /** Changes all tables. */
  public void change(ConnectionSettings database) throws SQLException {
    Sql.run(database, List.of(CHANGES.formatted(tables)));
  }

  /** From now on each table takes so long. */
  public static void pause(Connection connection, double seconds) throws SQLException {
    Sql.run(connection, "UPDATE bench.pause SET seconds = " + seconds);
  }

  /** The groups' names as clients take them. */
  public String names() {
    return IntStream.rangeClosed(1, groups).mapToObj(i -> "g" + i).collect(Collectors.joining(","));
  }
}
