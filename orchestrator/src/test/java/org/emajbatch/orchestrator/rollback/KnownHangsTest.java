package org.emajbatch.orchestrator.rollback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.emajbatch.orchestrator.testing.ChangedShop;
import org.emajbatch.orchestrator.testing.Program.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Situations in which a parallel rollback is known to hang for ever if nobody takes care: one
 * session waits for a table of another one, which the server takes for idle.
 */
class KnownHangsTest extends ChangedShop {

  private static final String SESSION_HOLDS =
      "SELECT count(*) > 0 FROM pg_locks JOIN pg_stat_activity USING (pid)"
          + " WHERE relation = 'shop.%s'::regclass AND mode = 'ExclusiveLock' AND granted"
          + " AND application_name LIKE 'emaj-batch %%'";

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void twoTablesThatReferToTheSameTableOutside(boolean replicaRole) throws Exception {
    prepare(replicaRole);
    shop.database()
        .execute(
            "CREATE TABLE shop.outside (id int PRIMARY KEY)",
            "INSERT INTO shop.outside VALUES (1), (2)",
            "CREATE TABLE shop.one (id int PRIMARY KEY, o int REFERENCES shop.outside)",
            "CREATE TABLE shop.two (id int PRIMARY KEY, o int REFERENCES shop.outside)");

    rollBackInFourSessionsAndCompare();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aHeavyParentAndAChildThatAlsoRefersOutside(boolean replicaRole) throws Exception {
    prepare(replicaRole);
    shop.database()
        .execute(
            "CREATE TABLE shop.outside (id int PRIMARY KEY)",
            "INSERT INTO shop.outside VALUES (1), (2)",
            "CREATE TABLE shop.one (id int PRIMARY KEY, o int)",
            "CREATE TABLE shop.two (id int PRIMARY KEY REFERENCES shop.one,"
                + " o int REFERENCES shop.outside)");

    rollBackInFourSessionsAndCompare();
  }

  /** The one is only checked at the end, but then against a table that the other took. */
  @Test
  void aKeyThatIsDeferredAndOneThatIsBuiltAgainToTheSameTableOutside() throws Exception {
    prepare(false);
    shop.database()
        .execute(
            "CREATE TABLE shop.outside (id int PRIMARY KEY)",
            "INSERT INTO shop.outside VALUES (1), (2)",
            "CREATE TABLE shop.one (id int PRIMARY KEY, o int REFERENCES shop.outside)",
            "CREATE TABLE shop.two (id int PRIMARY KEY,"
                + " o int REFERENCES shop.outside DEFERRABLE)");

    rollBackInFourSessionsAndCompare();
  }

  @Test
  void anApplicationThatHoldsOneTableAndWaitsForAnotherGetsThrough() throws Exception {
    ExecutorService background = Executors.newCachedThreadPool();
    try (Connection application = shop.database().open();
        Statement statement = application.createStatement()) {
      statement.execute("BEGIN");
      statement.execute("UPDATE shop.place SET label = 'app' WHERE id = 1");
      Future<Result> rollback =
          background.submit(
              () ->
                  program.run(
                      "-g", "sales,warehouse", "-m", "M", "-s", "4", "--lock-timeout", "20s"));
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> shop.value(SESSION_HOLDS.formatted("note")).equals("t"));

      // This waits for the rollback, which waits for it.
      statement.execute("UPDATE shop.note SET body = '{}' WHERE id = 1");
      statement.execute("COMMIT");

      Result result = rollback.get(60, TimeUnit.SECONDS);
      assertThat(result.exitCode()).as(result.err()).isZero();
      assertThat(result.err()).contains("trying again");
    } finally {
      background.shutdownNow();
    }
    assertThat(shop.digests()).isEqualTo(atMark);
    assertThat(shop.prepared()).isZero();
  }

  private void prepare(boolean replicaRole) throws Exception {
    if (!replicaRole) {
      // It exists only where the engine's owner may set session_replication_role.
      shop.database().execute("DROP FUNCTION emaj._restore_rows_as_replica");
    }
  }

  /** Besides the two tables that must share a session there are three for the other sessions. */
  private void rollBackInFourSessionsAndCompare() throws Exception {
    shop.database()
        .execute(
            "CREATE TABLE shop.three (id int PRIMARY KEY)",
            "CREATE TABLE shop.four (id int PRIMARY KEY)",
            "CREATE TABLE shop.five (id int PRIMARY KEY)",
            "INSERT INTO shop.one SELECT i, 1 FROM generate_series(1, 2000) AS i",
            "INSERT INTO shop.two SELECT i, 1 FROM generate_series(1, 500) AS i",
            "INSERT INTO shop.three SELECT i FROM generate_series(1, 500) AS i",
            "SELECT emaj.emaj_create_group('hanging')",
            "SELECT emaj.emaj_assign_tables("
                + "'shop', ARRAY['one', 'two', 'three', 'four', 'five'], 'hanging')",
            "SELECT emaj.emaj_start_group('hanging', 'H')");
    String[] names = {"one", "two", "three", "four", "five"};
    Map<String, String> before = contents(names);
    shop.database()
        .execute(
            "UPDATE shop.one SET o = 2",
            "UPDATE shop.two SET o = 2",
            "DELETE FROM shop.three WHERE id < 300",
            "INSERT INTO shop.four VALUES (1)",
            "INSERT INTO shop.five VALUES (1)");

    Result result = program.run("-g", "hanging", "-m", "H", "-s", "4", "--lock-timeout", "20s");

    assertThat(result.exitCode()).as(result.err()).isZero();
    assertThat(result.err()).doesNotContain("trying again");
    assertThat(result.out()).contains("4 sessions");
    assertThat(contents(names)).isEqualTo(before);
    assertThat(shop.prepared()).isZero();
  }

  private Map<String, String> contents(String... names) throws Exception {
    Map<String, String> contents = new TreeMap<>();
    for (String name : names) {
      contents.put(
          name,
          shop.value(
              "SELECT md5(string_agg(t::text, '|' ORDER BY id)) FROM shop." + name + " AS t"));
    }
    return contents;
  }
}
